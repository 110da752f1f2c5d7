package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Unanswered;
import io.argus.cli.print.Style;
import io.argus.cli.print.Table;
import io.argus.cli.print.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Your tokens, newest first; everybody's for administrators.")
final class TokenListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most 500")
  private int limit;

  TokenListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Unanswered {
    JsonNode answer = server.questions(surroundings).ask("/api/tokens?limit=" + limit);
    if (server.json) {
      surroundings.out().println(answer);
      return ExitCode.OK;
    }
    Table table = new Table("id", "name", "user", "scopes", "projects", "expires", "last used");
    for (JsonNode token : answer.path("items")) {
      table.row(
          Words.text(token, "id"),
          Words.text(token, "name"),
          Words.text(token, "userEmail"),
          listed(token.path("scopes")),
          listed(token.path("projects")),
          Words.text(token, "expiresAt"),
          Words.text(token, "lastUsedAt"));
    }
    if (table.isEmpty()) {
      surroundings.out().println("No tokens.");
    } else {
      table.print(surroundings.out(), new Style(surroundings.colours()));
    }
    return ExitCode.OK;
  }

  private static String listed(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(text.asText()));
    return String.join(",", all);
  }
}
