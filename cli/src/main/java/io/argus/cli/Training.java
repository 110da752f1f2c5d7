package io.argus.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.argus.cli.command.ArgusCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Does once what commands do, against a server of its own. The build runs it with the option of the
 * JVM that keeps what was loaded, so that commands start from there (ADR 0012).
 */
public final class Training {

  private static final String REPORT =
      """
      <testsuite name="a" tests="2"><testcase classname="a" name="b" time="0.1"/>
      <testcase classname="a" name="c" time="0.1"><failure message="m">t</failure></testcase></testsuite>
      """;

  private static final String RUN = "/api/runs/0f9c2a44-9d5e-5c33-8a11-000000000001";

  private static final String ANSWER =
      """
      {"runId":"%s","project":"a","suiteId":"default","recorded":true,"warnings":[],"files":[],"items":[],
       "counts":{"total":2,"passed":1,"failed":1,"errored":0,"skipped":0,"flaky":0},"links":{"run":"%s"}}
      """
          .formatted(RUN.substring(RUN.lastIndexOf('/') + 1), RUN);

  private Training() {}

  /**
   * @param arguments a file to write to, and the option by which a JVM uses what is kept now: the
   *     file then names this JVM's program and that option, a line each
   */
  public static void main(String[] arguments) throws IOException {
    Path jvm = Path.of(arguments[0]).toAbsolutePath();
    Path directory = Files.createDirectories(jvm.resolveSibling("training"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", Training::answer);
    server.start();
    Surroundings surroundings = surroundings(directory, server.getAddress().getPort());
    Path report = directory.resolve("junit.xml");
    Files.writeString(report, REPORT);
    ArgusCommand.run(surroundings, "run", "--", "touch", report.toString());
    ArgusCommand.run(surroundings, "upload", report.toString());
    ArgusCommand.run(surroundings, "history");
    server.stop(0);
    Path program = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.write(jvm, List.of(program.toString(), arguments[1]));
    System.exit(0);
  }

  private static Surroundings surroundings(Path directory, int port) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of(
            "PATH",
            Surroundings.ofProcess().environment().getOrDefault("PATH", ""),
            "ARGUS_SERVER",
            "http://127.0.0.1:" + port,
            "ARGUS_PROJECT",
            "a");
    return new Surroundings(
        environment,
        directory,
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        Clock.systemUTC(),
        Thread::sleep,
        false,
        false);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
    boolean posted = exchange.getRequestMethod().equals("POST");
    exchange.sendResponseHeaders(posted ? 202 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
