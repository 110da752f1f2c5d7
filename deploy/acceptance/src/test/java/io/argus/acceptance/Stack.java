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
  private final Path project;
  private final Path home;

  private Stack(LocalStack stack, Path project, Path home) {
    this.stack = stack;
    this.project = project;
    this.home = home;
  }

  /**
   * The one that tests share, which may read {@link ObjectStore#running}: started at first use,
   * stopped when the tests end.
   */
  static synchronized Stack running() {
    if (running == null) {
      Stack started = start(ObjectStore.running().ofService());
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
      LocalStack stack = LocalStack.start(project, home, FreePorts.any(), environment);
      return new Stack(stack, project, home);
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

  /** The repository's root. */
  Path project() {
    return project;
  }

  /** Its {@code ARGUS_HOME}. */
  Path home() {
    return home;
  }

  String up() throws IOException, InterruptedException {
    return stack.up();
  }

  String argus(String... arguments) throws IOException, InterruptedException {
    return stack.argus(arguments);
  }

  /** Stops it and deletes its home, unless {@code -Dargus.acceptance.keep=true} asks for it. */
  @Override
  public void close() {
    try {
      stack.close();
      if (Boolean.getBoolean("argus.acceptance.keep")) {
        System.out.println("Kept " + home);
        return;
      }
      Directories.delete(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
