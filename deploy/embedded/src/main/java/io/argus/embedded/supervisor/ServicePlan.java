package io.argus.embedded.supervisor;

import io.argus.embedded.GuardedCommand;
import io.argus.embedded.JavaCommand;
import io.argus.embedded.home.BuiltApp;
import io.argus.embedded.stack.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of the four services: ready when its readiness check is green.
 *
 * @param withheld variables of the user that it must not see
 */
record ServicePlan(
    Part part, BuiltApp app, Map<String, String> environment, Set<String> withheld, String address)
    implements PartPlan {

  private static final int PROBE_LIMIT_MS = 2_000;
  private static final int LONGEST_ANSWER = 2_000;

  @Override
  public GuardedCommand prepare() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Xss512k",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30"));
    if (part == Part.INGEST) {
      // A report's records are alive until the last one is read: while they are moved nobody else
      // works.
      options.add("-XX:+UseParallelGC");
    }
    JavaCommand java = new JavaCommand(part.id(), heapMegabytes(), options);
    return GuardedCommand.of(java.jar(app.directory().resolve("quarkus-run.jar")), environment)
        .withholding(withheld);
  }

  @Override
  public boolean answers() throws IOException {
    return get("/q/health/ready").filter(answer -> answer.status() == 200).isPresent();
  }

  /** Only what the service itself says: one that is slow to answer may just be busy. */
  @Override
  public Optional<String> complaint() throws IOException {
    return get("/q/health/live").filter(answer -> answer.status() == 503).map(Answer::body);
  }

  private record Answer(int status, String body) {}

  private Optional<Answer> get(String path) throws IOException {
    HttpURLConnection probe =
        (HttpURLConnection) URI.create(address + path).toURL().openConnection();
    try {
      probe.setConnectTimeout(PROBE_LIMIT_MS);
      probe.setReadTimeout(PROBE_LIMIT_MS);
      int status = probe.getResponseCode();
      try (InputStream body = status < 400 ? probe.getInputStream() : probe.getErrorStream()) {
        byte[] head = body == null ? new byte[0] : body.readNBytes(LONGEST_ANSWER);
        String text = new String(head, StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        return Optional.of(new Answer(status, text));
      }
    } catch (IOException noAnswer) {
      return Optional.empty();
    } finally {
      probe.disconnect();
    }
  }

  @Override
  public String fingerprint() {
    return app.fingerprint();
  }

  private int heapMegabytes() {
    return switch (part) {
      // These hold parts of uploads and batches of events.
      case INGEST, ANALYTICS -> 256;
      default -> 192;
    };
  }
}
