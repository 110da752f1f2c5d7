package io.argus.cli;

import io.argus.cli.command.ArgusCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The command line in a folder and an environment of its own. */
public final class Cli {

  public static final String REPORT =
      """
      <testsuite name="shop">
        <testcase classname="CartTest" name="adds" time="0.1"/>
        <testcase classname="CartTest" name="removes" time="0.2"><failure message="expected 1"/></testcase>
      </testsuite>
      """;

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private Clock clock = Clock.systemUTC();
  private String in = "";

  public Cli(Path directory) {
    this.directory = directory;
    environment.put("PATH", System.getenv("PATH"));
    environment.put("ARGUS_TOKEN", "secret");
    environment.put("ARGUS_PROJECT", "shop");
  }

  /** How it ended, and what it printed. */
  public record Ended(int exit, String out, String err) {}

  public Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Cli against(StandInServer server) {
    return with("ARGUS_SERVER", server.url());
  }

  public Cli at(Clock other) {
    clock = other;
    return this;
  }

  /** What stands on its standard input. */
  public Cli reading(String lines) {
    in = lines;
    return this;
  }

  public Path file(String path, String content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  public Path report() throws IOException {
    return file("target/surefire-reports/TEST-shop.xml", REPORT);
  }

  public Path spool() {
    return directory.resolve(".argus/spool");
  }

  public long waiting() throws IOException {
    if (!Files.exists(spool())) {
      return 0;
    }
    try (var files = Files.list(spool())) {
      return files.filter(file -> file.toString().endsWith(".head")).count();
    }
  }

  public Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            Map.copyOf(environment),
            directory,
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            clock,
            millis -> Thread.sleep(Math.min(millis, 5)),
            environment.containsKey("COLOURS"),
            environment.containsKey("COLOURS"));
    int exit = ArgusCommand.run(surroundings, arguments);
    return new Ended(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
