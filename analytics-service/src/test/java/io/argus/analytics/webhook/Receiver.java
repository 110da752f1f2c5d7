package io.argus.analytics.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/** Somebody's runner on loopback: keeps what it gets, and answers as it is told. */
public final class Receiver implements AutoCloseable {

  /** An answer that does not come. */
  public static final int HANGS = 0;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public record Got(String path, Headers headers, byte[] body) {

    public String header(String name) {
      return headers.getFirst(name);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private Receiver(IntUnaryOperator statusOfNth) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          int nth;
          synchronized (got) {
            got.add(
                new Got(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
            nth = got.size();
          }
          int status = statusOfNth.applyAsInt(nth);
          if (status == HANGS) {
            closed();
          }
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          byte[] answer = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status == HANGS ? 500 : status, answer.length);
          try (exchange) {
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  /**
   * @param statusOfNth what the n-th request, from 1, is answered
   */
  public static Receiver answering(IntUnaryOperator statusOfNth) {
    return new Receiver(statusOfNth);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public List<Got> got() {
    return got;
  }

  private void closed() {
    try {
      var unused = closed.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
