package io.argus.embedded.supervisor;

import io.argus.embedded.GuardedCommand;
import io.argus.embedded.JavaCommand;
import io.argus.embedded.home.BuiltApp;
import io.argus.embedded.stack.Part;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the four services: ready when its readiness check is green. */
record ServicePlan(Part part, BuiltApp app, Map<String, String> environment, String address)
    implements PartPlan {

  private static final int PROBE_LIMIT_MS = 2_000;

  @Override
  public GuardedCommand prepare() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Xss512k",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30"));
    if (part == Part.GATEWAY) {
      // It passes bytes on; the second compiler costs memory and start-up and gains nothing.
      options.add("-XX:TieredStopAtLevel=1");
    }
    JavaCommand java = new JavaCommand(part.id(), heapMegabytes(), options);
    return GuardedCommand.of(java.jar(app.directory().resolve("quarkus-run.jar")), environment);
  }

  @Override
  public boolean answers() throws IOException {
    HttpURLConnection probe =
        (HttpURLConnection) URI.create(address + "/q/health/ready").toURL().openConnection();
    try {
      probe.setConnectTimeout(PROBE_LIMIT_MS);
      probe.setReadTimeout(PROBE_LIMIT_MS);
      return probe.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
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
