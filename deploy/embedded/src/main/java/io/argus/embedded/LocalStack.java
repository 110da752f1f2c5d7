package io.argus.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole stack as a user starts it, by {@code ./argus up --detach}, with a home and a port of
 * its own. It runs what is built; it builds nothing.
 */
public final class LocalStack implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path project;
  private final Path home;
  private final Map<String, String> environment;

  private LocalStack(Path project, Path home, Map<String, String> environment) {
    this.project = project;
    this.home = home;
    this.environment = environment;
  }

  /**
   * Starts the stack and returns when all of it is ready.
   *
   * @param project the repository's root
   * @param home becomes {@code ARGUS_HOME}
   * @param port becomes {@code ARGUS_PORT}
   * @param more further environment variables
   * @throws IOException with everything that was printed, when the stack did not start
   */
  public static LocalStack start(Path project, Path home, int port, Map<String, String> more)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("ARGUS_HOME", home.toString());
    environment.put("ARGUS_PORT", Integer.toString(port));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    LocalStack stack = new LocalStack(project, home, Map.copyOf(environment));
    stack.up();
    return stack;
  }

  /** Runs {@code up} once more: restarts what was built anew. Answers what was printed. */
  public String up() throws IOException, InterruptedException {
    return argus("up", "--detach", "--no-build");
  }

  /** The document {@code run/endpoints.json} as it is now. */
  public JsonNode endpoints() throws IOException {
    return JSON.readTree(Files.readString(home.resolve("run/endpoints.json")));
  }

  /** Where the one public door is. */
  public String url() throws IOException {
    return endpoints().at("/gateway/url").asText();
  }

  public String adminToken() throws IOException {
    return Files.readString(home.resolve("admin-token")).strip();
  }

  /** Runs {@code ./argus} with the arguments; answers what it printed. */
  public String argus(String... arguments) throws IOException, InterruptedException {
    return argus(Map.of(), arguments);
  }

  /** The same with further environment variables. */
  public String argus(Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(project.resolve("argus").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          "./argus %s ended with %d:%n%s"
              .formatted(String.join(" ", arguments), process.exitValue(), output));
    }
    return output;
  }

  /** Stops everything and returns when it is gone. */
  @Override
  public void close() throws IOException {
    try {
      argus("down");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
