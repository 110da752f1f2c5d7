package io.argus.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Tags the JSON that is answered to a GET, and answers 304 to whoever has it already. What is
 * streamed has no tag here: its size has no bound.
 */
@Singleton
public final class EntityTags {

  /** It may be kept by whoever asked, who asks before using it again. */
  private static final String ASK_AGAIN = "private, no-cache";

  private final ObjectMapper json;

  EntityTags(ObjectMapper json) {
    this.json = json;
  }

  @ServerResponseFilter
  public void tag(ContainerRequestContext request, ContainerResponseContext response)
      throws JsonProcessingException {
    if (!isRead(request.getMethod())
        || response.getStatus() != Response.Status.OK.getStatusCode()) {
      return;
    }
    response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(ASK_AGAIN));
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (isOfBoundedSize(response.getEntity())) {
      byte[] body = json.writeValueAsBytes(response.getEntity());
      WeakTag tag = WeakTag.of(body);
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag.text());
      if (tag.isIn(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
        response.setStatusInfo(Response.Status.NOT_MODIFIED);
        response.setEntity(null);
      } else {
        response.setEntity(body, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
      }
    }
  }

  private static boolean isRead(String method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private static boolean isOfBoundedSize(@Nullable Object entity) {
    return !(entity == null
        || entity instanceof byte[]
        || entity instanceof CharSequence
        || entity instanceof InputStream
        || entity instanceof StreamingOutput);
  }
}
