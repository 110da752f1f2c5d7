package io.argus.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A server that answers as it is told; without a word, as an Argus that takes everything. */
public final class StandInServer implements AutoCloseable {

  public static final String RUN = "0f9c2a44-9d5e-5c33-8a11-000000000001";

  private static final String ACCEPTED =
      """
      {"runId":"%s","uploadId":"u","project":"shop","suiteId":"default","recorded":true,"warnings":[],
       "counts":{"total":2,"passed":1,"failed":1,"errored":0,"skipped":0,"flaky":0},
       "files":[],"links":{"run":"/api/runs/%s"},"applied":true,
       "failures":[{"case":{"className":"CartTest","name":"re\\u001b[31mmoves"},"error":{"message":"expected 1"},
         "flaky":{"verdict":"known_flake","suggestion":"run it again"}}]}
      """
          .formatted(RUN, RUN);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Hook asked = () -> {};
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What came in. */
  public record Request(
      String method, String path, com.sun.net.httpserver.Headers headers, byte[] body) {

    public String header(String name) {
      return headers.getFirst(name);
    }

    /** Expanded. */
    public byte[] content() throws IOException {
      if (!"gzip".equals(header("Content-Encoding"))) {
        return body;
      }
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return in.readAllBytes();
      }
    }
  }

  /** Something to do at that moment. */
  @FunctionalInterface
  public interface Hook {
    void call() throws IOException;
  }

  /** Answers one exchange. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  public StandInServer() throws IOException {
    this(0);
  }

  public StandInServer(int port) throws IOException {
    // Otherwise each answer waits 40 ms for the client to confirm its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What came in beside questions of its health. */
  public List<Request> requests() {
    return requests;
  }

  /** Done before a question of its health is answered. */
  public void whenAskedHowItIs(Hook hook) {
    asked = hook;
  }

  /** Of the next requests, in this order; after the last one, everything is taken. */
  public synchronized StandInServer then(Answer answer) {
    answers.add(answer);
    return this;
  }

  public StandInServer thenJson(int status, String json) {
    return then(exchange -> send(exchange, status, json));
  }

  public static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/q/health/live")) {
      asked.call();
      send(exchange, 200, "{}");
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body));
    Answer answer = next();
    if (answer == null) {
      send(exchange, 202, ACCEPTED);
    } else {
      answer.to(exchange);
    }
  }

  private synchronized Answer next() {
    return answers.poll();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
