package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Query;
import io.argus.cli.http.Unanswered;
import io.argus.cli.print.Plain;
import io.argus.cli.print.Style;
import io.argus.cli.print.Words;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "compare", description = "What differs between two runs.")
final class CompareCommand implements Callable<Integer> {

  private static final String[] LISTS = {
    "newFailures", "fixed", "stillFailing", "added", "removed"
  };
  private static final int MOST = 50;

  private final Surroundings surroundings;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Parameters(index = "0", paramLabel = "BASE", description = "Id of the earlier run")
  private String base = "";

  @Parameters(index = "1", paramLabel = "HEAD", description = "Id of the later run")
  private String head = "";

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Unanswered {
    JsonNode answer = ask();
    if (server.json) {
      surroundings.out().println(answer);
      return ExitCode.OK;
    }
    JsonNode summary = answer.path("summary");
    surroundings
        .out()
        .printf(
            "%d new failures, %d fixed, %d still failing, %d still passing, %d added, %d removed%n",
            summary.path("newFailures").asInt(),
            summary.path("fixed").asInt(),
            summary.path("stillFailing").asInt(),
            summary.path("stillPassing").asInt(),
            summary.path("added").asInt(),
            summary.path("removed").asInt());
    for (String list : LISTS) {
      tell(list, answer.path(list));
    }
    return ExitCode.OK;
  }

  private JsonNode ask() throws Unanswered {
    String query = new Query("/api/runs/compare").with("base", base).with("head", head).toString();
    try {
      return server.questions(surroundings).ask(query);
    } catch (Unanswered e) {
      // A server that can compare names the run that it misses; an older one misses "compare".
      String reason = String.valueOf(e.getMessage());
      boolean old = e.status() == 404 && !reason.contains(base) && !reason.contains(head);
      throw old ? new Unanswered(404, "this server can't compare runs yet: update Argus") : e;
    }
  }

  private void tell(String list, JsonNode cases) {
    if (cases.isEmpty()) {
      return;
    }
    Style style = new Style(surroundings.colours());
    String words = list.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    surroundings.out().println(style.bold(words));
    int count = 0;
    for (JsonNode one : cases) {
      if (++count > MOST) {
        surroundings.out().println("  and " + (cases.size() - MOST) + " more");
        return;
      }
      JsonNode identity = one.has("case") ? one.path("case") : one;
      String verdict = Words.text(one.path("flaky"), "verdict").replace('_', ' ');
      surroundings
          .out()
          .println(
              "  "
                  + Plain.line(Words.caseName(identity))
                  + (verdict.isEmpty() ? "" : "  " + Plain.line(verdict)));
    }
  }
}
