package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Query;
import io.argus.cli.print.Table;
import io.argus.cli.print.Words;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "flaky", description = "The cases that fail most, highest score first.")
final class FlakyCommand extends QueryCommand {

  @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "How many")
  private int top;

  @Option(names = "--min-score", paramLabel = "0–1", description = "Only from this score on")
  private @Nullable Double minScore;

  FlakyCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Query query() {
    return new Query("/api/trends/flaky").with("topN", top).with("minScore", minScore);
  }

  @Override
  Table table(JsonNode answer) {
    Table table = new Table("score", "level", "verdict", "case", "recent");
    for (JsonNode item : answer.path("items")) {
      StringBuilder recent = new StringBuilder();
      item.path("recent").forEach(one -> recent.append(letter(one.asText())));
      table.row(
          String.format(Locale.ROOT, "%.2f", item.path("score").asDouble()),
          Words.text(item, "level"),
          Words.text(item, "verdict").replace('_', ' '),
          Words.caseName(item.path("case")),
          recent.toString());
    }
    return table;
  }

  /** Newest first: a point is a pass. */
  private static String letter(String status) {
    return switch (status) {
      case "pass" -> ".";
      case "fail" -> "F";
      case "error" -> "E";
      default -> "?";
    };
  }

  @Override
  String nothing() {
    return "No case fails now and then.";
  }
}
