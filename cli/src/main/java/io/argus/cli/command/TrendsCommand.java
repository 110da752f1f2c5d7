package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Query;
import io.argus.cli.print.Table;
import io.argus.cli.print.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trends", description = "How a project develops, day by day.")
final class TrendsCommand extends QueryCommand {

  /** What can be asked for; each is a call of its own. */
  enum Metric {
    PASS_RATE("pass-rate", "date runs passed failed errored skipped passRate"),
    DURATION("duration", "date runs avgMs p50Ms p95Ms maxMs"),
    FLAKY("flaky", ""),
    FAILURES("failures", "date runs failed errored");

    private final String word;
    private final String columns;

    Metric(String word, String columns) {
      this.word = word;
      this.columns = columns;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  @Parameters(paramLabel = "METRIC", description = "One of ${COMPLETION-CANDIDATES}")
  private Metric metric = Metric.PASS_RATE;

  @Option(names = "--days", paramLabel = "N", description = "How far back")
  private @Nullable Integer days;

  @Option(names = "--branch", paramLabel = "NAME", description = "Only this branch")
  private @Nullable String branch;

  @Option(names = "--interval", paramLabel = "WORD", description = "day or week (pass-rate)")
  private @Nullable String interval;

  @Option(names = "--case", paramLabel = "NAME", description = "The case (failures)")
  private @Nullable String caseName;

  TrendsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Query query() {
    if (metric == Metric.FAILURES && caseName == null) {
      throw new IllegalArgumentException("trends failures needs --case NAME");
    }
    return new Query("/api/trends/" + metric.word)
        .with("days", days)
        .with("branch", branch)
        .with("interval", interval)
        .with("caseName", caseName);
  }

  @Override
  Table table(JsonNode answer) {
    if (metric == Metric.FLAKY) {
      return new FlakyCommand(surroundings).table(answer);
    }
    String[] columns = metric.columns.split(" ");
    Table table = new Table(columns);
    for (JsonNode point : answer.path("points")) {
      String[] cells = new String[columns.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = Words.text(point, columns[i]);
      }
      table.row(cells);
    }
    return table;
  }

  @Override
  String nothing() {
    return "Nothing in that time.";
  }
}
