package io.argus.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever a resource throws into a problem document; nothing internal leaks into it. */
public final class ProblemMappers {

  private static final String NEEDED =
      "Reading needs a token with scope read; posting and running tests need scope ingest, and role"
          + " member or owner in the project; the rest is for administrators.";

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    return respond(e.problem(), e.retryAfter());
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e) {
    if (e.getCause() instanceof JacksonException json) {
      return malformed(json);
    }
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    ProblemType type = ProblemType.ofStatus(status);
    String detail = status == 404 ? "There is nothing at this path." : null;
    Problem problem = new Problem(type.uri(), type.title(), status, detail, null, Map.of());
    return respond(problem, null);
  }

  /** Of its own, because Quarkus has one for it, too. */
  @ServerExceptionMapper
  public Response mismatched(MismatchedInputException e) {
    return malformed(e);
  }

  @ServerExceptionMapper
  public Response malformed(JacksonException e) {
    if (e instanceof JsonProcessingException json && json.getProcessor() instanceof JsonGenerator) {
      return unexpected(e); // it is our answer that cannot be written
    }
    var at = e.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    ProblemType type = ProblemType.MALFORMED_BODY;
    String detail =
        e instanceof UnrecognizedPropertyException unknown
            ? "There is no such member" + place + "; known are " + known(unknown) + "."
            : BodyKinds.wanted(e)
                .map(wanted -> wanted + place + ".")
                .orElse("The JSON body cannot be read" + place + ".");
    return respond(
        new Problem(type.uri(), type.title(), type.status(), detail, member(e), Map.of()), null);
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The member of the body that holds something of another kind than it should. */
  private static @Nullable String member(JacksonException e) {
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? mapping.getPath().get(0).getFieldName()
        : null;
  }

  @ServerExceptionMapper
  public Response unauthorized(UnauthorizedException e) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  public Response unauthorized(AuthenticationFailedException e) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e) {
    return respond(Problem.of(ProblemType.FORBIDDEN, NEEDED), null);
  }

  /** The log holds the cause under the id that the answer names. */
  @ServerExceptionMapper
  public Response unexpected(Exception e) {
    UUID id = UUID.randomUUID();
    LOG.errorf(e, "request failed, error id %s", id);
    return respond(
        Problem.of(ProblemType.INTERNAL, "The service's log tells more under error id " + id + "."),
        null);
  }

  private static Response unauthenticated() {
    Problem problem =
        Problem.of(ProblemType.UNAUTHENTICATED, "Send Authorization: Bearer <token>.");
    return Response.fromResponse(respond(problem, null))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  private static Response respond(Problem problem, @Nullable Duration retryAfter) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
    }
    return response.build();
  }
}
