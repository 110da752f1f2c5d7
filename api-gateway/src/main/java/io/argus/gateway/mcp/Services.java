package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.routing.ServiceClient;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The services, asked as the agent that is asking. */
@RequestScoped
class Services {

  /** Above any list of 500; a run with its cases is read as a stream instead. */
  private static final int MOST_BYTES = 16 << 20;

  private final ServiceClient client;
  private final SecurityIdentity identity;
  private final ObjectMapper mapper;

  Services(ServiceClient client, SecurityIdentity identity, ObjectMapper mapper) {
    this.client = client;
    this.identity = identity;
    this.mapper = mapper;
  }

  /** Reads an answer as it comes. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream answer) throws IOException;
  }

  /**
   * @throws ProblemException as callers of the API are told
   */
  JsonNode get(String pathAndQuery) {
    return read(pathAndQuery, null, this::whole);
  }

  /** The same, for answers of any size. */
  <T> T stream(String pathAndQuery, Reader<T> reader) {
    return read(pathAndQuery, null, reader);
  }

  /** Starts something, which needs to be known for somebody. */
  JsonNode post(String path, Map<String, ?> body) {
    if (caller().isAnonymous()) {
      throw ProblemException.of(
          ProblemType.UNAUTHENTICATED, "Without a token nothing can be started: send one.");
    }
    return read(path, mapper.valueToTree(body).toString(), this::whole);
  }

  private <T> T read(String pathAndQuery, @Nullable String body, Reader<T> reader) {
    try (ServiceClient.Answer answer = client.ask(caller(), pathAndQuery, body)) {
      if (answer.status() / 100 == 2) {
        return reader.read(answer.body());
      }
      throw refusal(answer.status(), whole(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(pathAndQuery, e);
    }
  }

  private JsonNode whole(InputStream answer) throws IOException {
    byte[] bytes = answer.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE, "The answer is too large: ask for less, with limit or project.");
    }
    return mapper.readTree(bytes);
  }

  private static ProblemException refusal(int status, JsonNode problem) {
    ProblemType type = ProblemType.ofStatus(status);
    String detail = problem.path("detail").asText(problem.path("title").asText(type.title()));
    return ProblemException.of(type, Untrusted.name(detail));
  }

  private ApiCaller caller() {
    ApiCaller caller = identity.getAttribute(ApiCaller.ATTRIBUTE);
    if (caller == null) {
      throw new UnauthorizedException();
    }
    return caller;
  }
}
