package io.argus.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.embedded.LocalStack;
import io.argus.embedded.stack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stack under test, started by ./argus. */
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

  /** The one that tests share: started at first use, stopped when the tests end. */
  static synchronized Stack running() {
    if (running == null) {
      running = start();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    }
    return running;
  }

  /** The repository's root. */
  Path project() {
    return project;
  }

  /** Its {@code ARGUS_HOME}. */
  Path home() {
    return home;
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

  /**
   * A stack of one's own, whose parts can die without losing their port to another stack: it keeps
   * off the default ports, which every stack takes when they are free.
   */
  static Stack startApart() {
    List<ServerSocket> taken = new ArrayList<>();
    try {
      for (Part part : Part.values()) {
        take(part.defaultPort(), taken);
      }
      return start();
    } finally {
      taken.forEach(Stack::release);
    }
  }

  private static void take(int port, List<ServerSocket> taken) {
    try {
      taken.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException alreadyTaken) {
      // By whom does not matter.
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stack start() {
    try {
      Path home = Files.createTempDirectory("argus-acceptance-");
      Path project = Path.of(System.getProperty("argus.root", "../..")).toRealPath();
      LocalStack stack = LocalStack.start(project, home, freePort(), Map.of());
      return new Stack(stack, project, home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops it and deletes its home, unless {@code -Dargus.acceptance.keep=true} asks for it. */
  @Override
  public void close() {
    try (stack;
        Stream<Path> files = Files.walk(home)) {
      stack.close();
      if (Boolean.getBoolean("argus.acceptance.keep")) {
        System.out.println("Kept " + home);
        return;
      }
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
