package io.argus.gateway.testing;

import io.argus.gateway.routing.Service;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.PublicKey;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * A service in the place of a real one, over real HTTP: it believes only tokens that the gateway's
 * key signed, and answers with what it saw. The last path segment asks for bad manners.
 */
final class StandIn {

  private static final int CHUNK = 64 * 1024;

  private final Vertx vertx;
  private final Service service;
  private final JwtConsumer tokens;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger aborted = new AtomicInteger();
  private final HttpServer server;
  private volatile boolean ready = true;

  StandIn(Vertx vertx, Service service, PublicKey key) {
    this.vertx = vertx;
    this.service = service;
    this.tokens =
        new JwtConsumerBuilder()
            .setVerificationKey(key)
            .setExpectedIssuer("argus-gateway")
            .setExpectedAudience("argus")
            .setRequireExpirationTime()
            .setRequireSubject()
            .build();
    this.server =
        vertx
            .createHttpServer(new HttpServerOptions().setHandle100ContinueAutomatically(true))
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    String path = request.path();
    if (request.getParam("accepted") != null) {
      StandInUploads.accept(request);
    } else if (request.getParam("userId") != null) {
      request.response().setStatusCode(ready ? 204 : 503).end();
    } else if (path.contains("/uploads/")) {
      StandInUploads.judge(vertx, request);
    } else if (StandInRuns.knows(request)) {
      StandInRuns.answer(request);
    } else {
      behave(request, path);
    }
  }

  private void behave(HttpServerRequest request, String path) {
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "ready" -> request.response().setStatusCode(ready ? 200 : 503).end();
      case "break" -> setReady(request, false);
      case "repair" -> setReady(request, true);
      case "hang" -> request.response().exceptionHandler(begin());
      case "swallow" -> request.exceptionHandler(begin()).handler(dropped -> {});
      case "begun" -> request.response().end(begun.toString());
      case "aborted" -> request.response().end(aborted.toString());
      case "hang-up" -> request.connection().close();
      case "disbelieve" -> request.response().setStatusCode(401).end();
      case "no-content" -> request.response().setStatusCode(204).end();
      case "refuse-early" -> request.response().setStatusCode(422).end("no");
      case "rude-headers" -> rudeHeaders(request);
      case "tagged" -> tagged(request);
      case "compressed" -> request.response().putHeader("Content-Encoding", "gzip").end("as it is");
      case "stream" -> stream(request, Long.parseLong(request.getParam("bytes")));
      default -> echo(request);
    }
  }

  /** What to do when the caller breaks off. */
  private Handler<Throwable> begin() {
    begun.incrementAndGet();
    return gone -> aborted.incrementAndGet();
  }

  private void setReady(HttpServerRequest request, boolean isReady) {
    ready = isReady;
    request.response().end();
  }

  private void rudeHeaders(HttpServerRequest request) {
    request.response().headers().add("X-Many", "one").add("X-Many", "two");
    request
        .response()
        .putHeader("Connection", "X-Private")
        .putHeader("X-Private", "of the connection")
        .putHeader("Proxy-Authenticate", "Basic")
        .putHeader("Location", url() + "/api/runs/1")
        .setStatusCode(201)
        .end();
  }

  private static void tagged(HttpServerRequest request) {
    boolean isKnown = "W/\"1\"".equals(request.getHeader("If-None-Match"));
    request
        .response()
        .putHeader("ETag", "W/\"1\"")
        .putHeader("Cache-Control", "private, no-cache")
        .putHeader("Vary", "Accept-Encoding")
        .setStatusCode(isKnown ? 304 : 200)
        .end(isKnown ? "" : "{}");
  }

  private void stream(HttpServerRequest request, long bytes) {
    request.response().setChunked(true);
    writeMore(request, bytes);
  }

  private void writeMore(HttpServerRequest request, long left) {
    var response = request.response();
    while (left > 0 && !response.writeQueueFull()) {
      int size = (int) Math.min(left, CHUNK);
      response.write(Buffer.buffer(new byte[size]));
      left -= size;
    }
    long rest = left;
    if (rest == 0) {
      response.end();
    } else {
      response.drainHandler(drained -> writeMore(request, rest));
    }
  }

  private void echo(HttpServerRequest request) {
    CRC32C sum = new CRC32C();
    long[] bytes = {0};
    request.handler(
        buffer -> {
          sum.update(buffer.getBytes());
          bytes[0] += buffer.length();
        });
    request.endHandler(
        end ->
            request
                .response()
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Request-Id", "the service's own")
                .end(
                    seen(request).put("bytes", bytes[0]).put("crc32c", sum.getValue()).toBuffer()));
  }

  private JsonObject seen(HttpServerRequest request) {
    JsonObject headers = new JsonObject();
    for (String name : request.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), new JsonArray(request.headers().getAll(name)));
    }
    return new JsonObject()
        .put("service", service.name())
        .put("method", request.method().name())
        .put("uri", request.uri())
        .put("headers", headers)
        .put("caller", caller(request));
  }

  private JsonObject caller(HttpServerRequest request) {
    try {
      String authorization = request.getHeader("Authorization");
      return new JsonObject(
          tokens.processToClaims(authorization.substring("Bearer ".length())).toJson());
    } catch (InvalidJwtException e) {
      return new JsonObject().put("refused", e.getMessage());
    }
  }
}
