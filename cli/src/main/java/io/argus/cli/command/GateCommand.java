package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.config.ConfigFile;
import io.argus.cli.config.InvalidConfig;
import io.argus.cli.http.Deadline;
import io.argus.cli.http.Unanswered;
import io.argus.cli.print.FailureList;
import io.argus.cli.print.Plain;
import io.argus.cli.print.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "gate",
    description =
        "Exit code 1 when a run has a failure that is neither a known flake nor infrastructure.")
final class GateCommand implements Callable<Integer> {

  private static final List<String> EXCUSED = List.of("known_flake", "infrastructure");
  private static final int NOT_FOUND = 404;
  private static final long PAUSE_MILLIS = 500;

  private final Surroundings surroundings;

  @Mixin private final RunChoice choice = new RunChoice();
  @Mixin private final ServerOptions server = new ServerOptions();

  GateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InvalidConfig, IOException, Unanswered {
    if (choice.last && !ConfigFile.nearest(surroundings.directory()).records()) {
      surroundings
          .err()
          .println("argus: recording is switched off in argus.yaml, the gate is open");
      return ExitCode.OK;
    }
    UUID id = choice.id(server.target(surroundings).url(), surroundings);
    JsonNode run = finished(id);
    List<JsonNode> failures = new ArrayList<>();
    List<JsonNode> excused = new ArrayList<>();
    for (JsonNode one : run.path("cases")) {
      boolean known = EXCUSED.contains(one.at("/flaky/verdict").asText());
      (known ? excused : failures).add(one);
    }
    // Without a red case, what is red is the run: a build that broke, a run that was given up.
    boolean broken = !run.path("errors").isEmpty() || !"pass fail".contains(status(run));
    boolean shut = !failures.isEmpty() || broken;
    tell(run, shut, failures, excused);
    return shut ? ExitCode.FAILED : ExitCode.OK;
  }

  /** A run may still be on its way, or wait for its other shards. */
  private JsonNode finished(UUID id) throws Unanswered {
    Deadline deadline = new Deadline(surroundings.clock(), server.timeout());
    String path = "/api/runs/" + id + "?caseStatus=fail&caseStatus=error";
    while (true) {
      boolean goesOn = deadline.millisLeft() > PAUSE_MILLIS;
      try {
        JsonNode run = server.questions(surroundings).ask(path);
        if (!goesOn || !"running".equals(status(run))) {
          return run;
        }
      } catch (Unanswered e) {
        if (!goesOn || e.status() != NOT_FOUND || !choice.last) {
          throw e;
        }
      }
      pause();
    }
  }

  private void pause() throws Unanswered {
    try {
      surroundings.pause().millis(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered(0, "interrupted");
    }
  }

  private static String status(JsonNode run) {
    return run.path("status").asText("?");
  }

  private void tell(JsonNode run, boolean shut, List<JsonNode> failures, List<JsonNode> excused)
      throws IOException {
    if (server.json) {
      Map<String, Object> answer =
          Map.of(
              "gate",
              shut ? "shut" : "open",
              "runId",
              run.path("id").asText(),
              "status",
              status(run),
              "failures",
              failures,
              "excused",
              excused,
              "errors",
              run.path("errors"));
      surroundings.out().println(Json.write(answer));
      return;
    }
    Style style = new Style(surroundings.colours());
    surroundings
        .out()
        .printf(
            "%s: run %s (%s), failures that count: %d, excused: %d%n",
            shut ? style.red("The gate is shut") : style.green("The gate is open"),
            Plain.line(run.path("id").asText()),
            Plain.line(status(run)),
            failures.size(),
            excused.size());
    FailureList list = new FailureList(surroundings.out(), style);
    list.print(failures);
    list.print(excused);
    for (JsonNode error : run.path("errors")) {
      surroundings
          .out()
          .println("  " + style.red("✗") + " " + Plain.line(error.path("message").asText(), 200));
    }
  }
}
