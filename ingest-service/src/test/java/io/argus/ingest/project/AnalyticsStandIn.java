package io.argus.ingest.project;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers for analytics-service what a project's name asks for: {@code disabled-…}, {@code week-…}
 * (kept for seven days), {@code broken-…}, {@code silent-…}; others do not exist yet. A run that
 * {@code robbed-…} asks for is another project's.
 */
public final class AnalyticsStandIn implements QuarkusTestResourceLifecycleManager {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/api/projects/", this::answer);
    server.createContext("/internal/runs/", this::tellHolder);
    server.start();
    return Map.of("argus.analytics.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    stopped.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String project = path.substring(path.lastIndexOf('/') + 1);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (token == null || token.split("\\.").length != 3) {
      send(exchange, 401, "{}");
    } else if (project.startsWith("disabled-")) {
      send(exchange, 200, "{\"project\":\"" + project + "\",\"enabled\":false,\"maxRuns\":1}");
    } else if (project.startsWith("week-")) {
      send(exchange, 200, "{\"project\":\"" + project + "\",\"enabled\":true,\"retentionDays\":7}");
    } else if (project.startsWith("patterns-")) {
      send(
          exchange, 200, "{\"project\":\"" + project + "\",\"identityExclude\":[\"0x[0-9a-f]+\"]}");
    } else if (project.startsWith("broken-")) {
      send(exchange, 500, "oops");
    } else if (project.startsWith("silent-")) {
      awaitStop();
    } else {
      send(exchange, 404, "{}");
    }
  }

  private void tellHolder(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    if (query.contains("project=broken-")) {
      send(exchange, 500, "oops");
    } else if (query.contains("project=silent-")) {
      awaitStop();
    } else {
      send(exchange, 200, "{\"elsewhere\":" + query.contains("project=robbed-") + "}");
    }
  }

  private void awaitStop() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
