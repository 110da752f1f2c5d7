package io.argus.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code ./argus} in a folder of its own, as a CI job calls it. */
final class CommandLine {

  private final Stack stack;
  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();

  CommandLine(Stack stack, Path directory) {
    this.stack = stack;
    this.directory = directory;
    environment.put("ARGUS_HOME", directory.resolve("home").toString());
    environment.put("ARGUS_SERVER", stack.url());
    environment.put("ARGUS_TOKEN", stack.adminToken());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", System.getenv("PATH"));
  }

  /** What a command printed, and how it ended. */
  record Ended(int exit, String out, String err) {}

  CommandLine with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  CommandLine with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  Ended argus(String... arguments) throws IOException, InterruptedException {
    Path err = Files.createTempFile("argus-cli-", ".err");
    Process process = command(arguments).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Ended ended = new Ended(process.waitFor(), out, Files.readString(err));
    Files.delete(err);
    return ended;
  }

  /** One that goes on until somebody ends it; what it prints goes nowhere. */
  Process start(String... arguments) throws IOException {
    return command(arguments)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(stack.project().resolve("argus").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    // Nothing of the CI that runs this test.
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
