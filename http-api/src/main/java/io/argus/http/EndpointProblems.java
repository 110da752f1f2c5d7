package io.argus.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells whoever got the method or the media type of a request wrong which ones there are. */
@Singleton
public final class EndpointProblems {

  private final Endpoints endpoints;

  EndpointProblems(BeanManager beans) {
    List<Class<?>> resources = new ArrayList<>();
    for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getBeanClass().isAnnotationPresent(Path.class)) {
        resources.add(bean.getBeanClass());
      }
    }
    endpoints = new Endpoints(resources);
  }

  @ServerExceptionMapper
  public Response method(NotAllowedException e, ContainerRequestContext request) {
    return Response.status(ProblemType.METHOD_NOT_ALLOWED.status())
        .header(HttpHeaders.ALLOW, endpoints.methods(request.getUriInfo().getPath()))
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(ProblemType.METHOD_NOT_ALLOWED, null))
        .build();
  }

  @ServerExceptionMapper
  public Response mediaType(NotSupportedException e, ContainerRequestContext request) {
    String types = endpoints.mediaTypes(request.getMethod(), request.getUriInfo().getPath());
    String detail =
        types.equals("*/*")
            ? "Content-Type must be a media type such as application/octet-stream."
            : "Send Content-Type: " + types + ".";
    return Response.status(ProblemType.UNSUPPORTED_MEDIA_TYPE.status())
        .header(HttpHeaders.ACCEPT, types)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail))
        .build();
  }
}
