package io.argus.gateway.routing;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.InternalTokens;
import io.argus.http.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a service in a caller's name for what the gateway itself wants to know, and waits for the
 * answer; the caller sees what they would see through the public door. Answers are streams, so that
 * a run of any size can be read in bounded memory.
 */
@Singleton
public class ServiceClient {

  private static final int UNAUTHORIZED = 401;

  private final RoutingConfig config;
  private final InternalTokens tokens;
  private final HttpClient http;

  ServiceClient(RoutingConfig config, InternalTokens tokens) {
    this.config = config;
    this.tokens = tokens;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  /** What a service answered; whoever reads it closes it. */
  public record Answer(int status, InputStream body) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * One request to the service that owns the path.
   *
   * @param json the body of a POST; null = GET
   * @throws ProblemException when there is no answer, as callers of the API are told
   */
  public Answer ask(ApiCaller caller, String pathAndQuery, @Nullable String json) {
    String method = json == null ? "GET" : "POST";
    URI target = URI.create(pathAndQuery);
    Service service =
        RoutingTable.serviceFor(method, target.getPath())
            .orElseThrow(() -> new IllegalArgumentException("no service owns " + pathAndQuery));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(config.urlOf(service).resolve(target))
            .timeout(config.answerTimeout())
            .header("Authorization", "Bearer " + tokens.tokenOf(caller))
            .header("Accept", "application/json");
    if (json != null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }
    HttpResponse<InputStream> answer = send(service, request.build());
    if (answer.statusCode() == UNAUTHORIZED) {
      throw ProblemException.of(UpstreamTrouble.tokenRefused(service).problem());
    }
    return new Answer(answer.statusCode(), answer.body());
  }

  private HttpResponse<InputStream> send(Service service, HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble(service, e);
    } catch (HttpConnectTimeoutException e) {
      throw trouble(service, new ConnectException(e.getMessage()));
    } catch (HttpTimeoutException e) {
      throw trouble(service, new TimeoutException(e.getMessage()));
    } catch (IOException e) {
      throw trouble(service, e);
    }
  }

  private static ProblemException trouble(Service service, Throwable failure) {
    return ProblemException.of(UpstreamTrouble.of(service, failure).problem());
  }
}
