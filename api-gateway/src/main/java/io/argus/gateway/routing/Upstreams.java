package io.argus.gateway.routing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The services' addresses and the connections to them, kept alive and shared by all requests. */
@Singleton
public class Upstreams {

  /** Below what the services grant an idle connection, so that they never close it first. */
  private static final int KEEP_ALIVE_SECONDS = 30;

  /** Pieces in which an answer is passed on: as large as the services send them. */
  private static final int PIECE_BYTES = 64 * 1024;

  private final Map<Service, Origin> origins = new EnumMap<>(Service.class);
  private final ThreadLocal<HttpClient> passing;
  private final HttpClient asking;
  private final HttpClient waiting;
  private final Duration answerTimeout;

  Upstreams(RoutingConfig config, Vertx vertx) {
    for (Service service : Service.values()) {
      origins.put(service, Origin.of(config.urlOf(service)));
    }
    this.passing = ThreadLocal.withInitial(() -> vertx.createHttpClient(options(config)));
    this.asking = vertx.createHttpClient(options(config));
    this.waiting = vertx.createHttpClient(options(config).setMaxPoolSize(config.waiting()));
    this.answerTimeout = config.answerTimeout();
  }

  private static HttpClientOptions options(RoutingConfig config) {
    return new HttpClientOptions()
        .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
        .setIdleTimeout(Math.toIntExact(config.idleTimeout().toSeconds()))
        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
        .setMaxChunkSize(PIECE_BYTES)
        .setMaxPoolSize(config.connections())
        .setMaxWaitQueueSize(4 * config.connections());
  }

  /** The status that a service answers a GET of this path with. */
  public Future<Integer> status(Service service, String path, Duration timeout) {
    return status(originOf(service).request().setURI(path).setTimeout(timeout.toMillis()));
  }

  /**
   * What a service answers to a request without a body.
   *
   * @param token that says who is asking
   */
  public Future<Integer> status(
      Service service, HttpMethod method, String uri, String token, Duration timeout) {
    return status(
        originOf(service)
            .request()
            .setMethod(method)
            .setURI(uri)
            .setTimeout(timeout.toMillis())
            .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token));
  }

  // What waits for the end is said where the answer arrives, on the event loop: said by the calling
  // thread, it may come after the answer has ended, which is an IllegalStateException.
  private Future<Integer> status(RequestOptions options) {
    return asking
        .request(options)
        .compose(
            request ->
                request.send().compose(response -> response.end().map(response.statusCode())));
  }

  /** A question to report-service that may take its time: it takes no connection from others. */
  Future<HttpClientRequest> askReport(String uri, long timeoutMs) {
    return waiting.request(originOf(Service.REPORT).request().setURI(uri).setTimeout(timeoutMs));
  }

  /**
   * The client through which the calling event loop passes requests on; it neither follows
   * redirects nor inflates. Each loop has its own: a connection's answers arrive on the loop that
   * opened it, and one shared by all would hand them from thread to thread, piece by piece.
   */
  HttpClient client() {
    if (!Context.isOnEventLoopThread()) {
      throw new IllegalStateException("requests are passed on by event loops");
    }
    return passing.get();
  }

  Origin originOf(Service service) {
    Origin origin = origins.get(service);
    if (origin == null) {
      throw new IllegalArgumentException("no address of " + service);
    }
    return origin;
  }

  Duration answerTimeout() {
    return answerTimeout;
  }

  @PreDestroy
  void close() {
    asking.close();
    waiting.close(); // those of the event loops end with these
  }
}
