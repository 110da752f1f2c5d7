package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.demo.DemoHistory;
import io.argus.cli.demo.DemoLoader;
import io.argus.cli.http.Query;
import io.argus.cli.http.Target;
import io.argus.cli.http.Unanswered;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "Loads a made-up history of thirty days into the Argus of this machine.")
final class DemoCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another history")
  private long seed;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Its last day (default: today, UTC)")
  private @Nullable LocalDate until;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Unanswered, InterruptedException {
    Target target = server.target(surroundings);
    refuseRemote(target);
    DemoHistory history = new DemoHistory(seed, lastDay());
    String there = loadedBefore();
    if (!there.isEmpty() && !there.equals(history.name())) {
      throw new IllegalArgumentException(
          "Another demo history is loaded already ("
              + there
              + "); two of them in one project would say nothing. Start Argus with another ARGUS_HOME"
              + " or ARGUS_STORAGE=memory.");
    }
    DemoLoader.Loaded loaded =
        new DemoLoader(() -> server.orders(surroundings), this::progress).load(history);
    if (surroundings.progress()) {
      surroundings.err().println();
    }
    tell(history, loaded, target);
    return ExitCode.OK;
  }

  private LocalDate lastDay() {
    LocalDate today = surroundings.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate day = until == null ? today : until;
    if (day.isAfter(today)) {
      throw new IllegalArgumentException("--until is at most today, " + today + " (UTC).");
    }
    return day;
  }

  private void refuseRemote(Target target) {
    if ("remote".equals(surroundings.variable("ARGUS_STORAGE")) || !isThisMachine(target)) {
      throw new IllegalArgumentException(
          "The demo is made up and stays out of stores that others use: it is loaded into an Argus"
              + " on this machine that keeps its data here only, not into "
              + target.url()
              + ".");
    }
  }

  private static boolean isThisMachine(Target target) {
    try {
      return InetAddress.getByName(URI.create(target.url()).getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The name of the history that is there; empty = none. */
  private String loadedBefore() throws Unanswered {
    Query newest = new Query("/api/runs").with("project", DemoHistory.SHOP).with("limit", 1);
    JsonNode runs = server.questions(surroundings).ask(newest.toString());
    return runs.path("items").path(0).path("configHash").asText("");
  }

  private void progress(int percent) {
    if (surroundings.progress()) {
      surroundings.err().print("\r  loading the demo history  " + percent + " %");
      surroundings.err().flush();
    }
  }

  private void tell(DemoHistory history, DemoLoader.Loaded loaded, Target target) {
    if (server.json) {
      surroundings
          .out()
          .println(
              new JsonMapper()
                  .createObjectNode()
                  .put("history", history.name())
                  .put("runs", loaded.runs())
                  .put("results", loaded.results())
                  .put("applied", loaded.applied()));
      return;
    }
    surroundings
        .out()
        .printf(
            """
            Loaded %d runs with %d results into projects %s and %s%s.

            Where to look:
              argus flaky --project demo-shop                 the tests that waver, worst first
              argus trends --project demo-shop                pass rate by day
              argus history --project demo-shop --suite-id e2e  an outage of its environment, eight days ago
              %s/api/trends/pass-rate?project=demo-shop
              %s/api/failures?project=demo-shop&days=7
              %s/api/digests/preview?project=demo-shop&period=weekly
              %s/q/swagger-ui
            deploy/grafana/README.md tells how to see it in Grafana.
            """,
            loaded.runs(),
            loaded.results(),
            DemoHistory.SHOP,
            DemoHistory.QUIET,
            loaded.applied() ? "" : "; the last of them will show in a moment",
            target.url(),
            target.url(),
            target.url(),
            target.url());
  }
}
