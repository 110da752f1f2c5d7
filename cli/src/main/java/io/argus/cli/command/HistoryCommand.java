package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Query;
import io.argus.cli.print.Table;
import io.argus.cli.print.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "history", description = "Runs, newest first.")
final class HistoryCommand extends QueryCommand {

  private static final int MOST = 500;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most 500")
  private int limit;

  @Option(names = "--branch", paramLabel = "NAME", description = "Only this branch")
  private @Nullable String branch;

  @Option(names = "--status", paramLabel = "WORD", description = "running, pass, fail, aborted")
  private @Nullable String status;

  @Option(names = "--since", paramLabel = "TIME", description = "A time or a date")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "A time or a date")
  private @Nullable String until;

  HistoryCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Query query() {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("--limit must be from 1 to " + MOST + ".");
    }
    return new Query("/api/runs")
        .with("limit", limit)
        .with("branch", branch)
        .with("status", status)
        .with("since", since)
        .with("until", until);
  }

  @Override
  Table table(JsonNode answer) {
    Table table =
        new Table("started", "run", "suite", "branch", "commit", "status", "tests", "took");
    for (JsonNode run : answer.path("items")) {
      String commit = Words.text(run, "commit");
      table.row(
          Words.text(run, "startedAt"),
          Words.text(run, "id"),
          Words.text(run, "project") + "/" + Words.text(run, "suiteId"),
          Words.text(run, "branch"),
          commit.substring(0, Math.min(8, commit.length())),
          Words.text(run, "status"),
          Words.counts(run.path("counts")),
          Words.duration(run.path("durationMs")));
    }
    return table;
  }

  @Override
  String nothing() {
    return "No runs.";
  }
}
