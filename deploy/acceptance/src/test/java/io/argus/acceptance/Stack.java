package io.argus.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.embedded.Directories;
import io.argus.embedded.FreePorts;
import io.argus.embedded.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack under test, started by ./argus. Most tests share {@link #running}, which starts at first
 * use and stops when the tests end.
 */
final class Stack implements AutoCloseable {

  private static @Nullable Stack running;

  private final LocalStack stack;
  private final Path home;

  private Stack(LocalStack stack, Path home) {
    this.stack = stack;
    this.home = home;
  }

  static synchronized Stack running() {
    if (running == null) {
      Stack started = start(Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      running = started;
    }
    return running;
  }

  /** A stack of its own, with further environment variables. */
  static Stack start(Map<String, String> environment) {
    try {
      Path home = Files.createTempDirectory("argus-acceptance-");
      Path project = Path.of(System.getProperty("argus.root", "../..")).toRealPath();
      return new Stack(LocalStack.start(project, home, FreePorts.any(), environment), home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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

  Path home() {
    return home;
  }

  String up() throws IOException, InterruptedException {
    return stack.up();
  }

  String argus(String... arguments) throws IOException, InterruptedException {
    return stack.argus(arguments);
  }

  @Override
  public void close() {
    try {
      stack.close();
      Directories.delete(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
