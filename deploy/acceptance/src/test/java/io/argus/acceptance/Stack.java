package io.argus.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.embedded.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stack under test: started by ./argus at first use, stopped when the tests end. */
final class Stack {

  private static @Nullable Stack running;

  private final LocalStack stack;

  private Stack(LocalStack stack) {
    this.stack = stack;
  }

  static synchronized Stack running() {
    if (running == null) {
      running = start();
    }
    return running;
  }

  String url() {
    return url("gateway");
  }

  /** Where a part listens: gateway, ingest, analytics, report. */
  String url(String part) {
    return endpoints().at("/" + part + "/url").asText();
  }

  JsonNode endpoints() {
    try {
      return stack.endpoints();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String adminToken() {
    try {
      return stack.adminToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stack start() {
    try {
      Path home = Files.createTempDirectory("argus-acceptance-");
      Path project = Path.of(System.getProperty("argus.root", "../..")).toRealPath();
      LocalStack stack = LocalStack.start(project, home, freePort(), Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, home)));
      return new Stack(stack);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void stop(LocalStack stack, Path home) {
    try (stack;
        Stream<Path> files = Files.walk(home)) {
      stack.close();
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
