package io.argus.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.config.ConfigFile;
import io.argus.cli.config.InvalidConfig;
import io.argus.cli.http.Query;
import io.argus.cli.http.Unanswered;
import io.argus.cli.print.Style;
import io.argus.cli.print.Table;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A question to the server whose answer is a table, or the JSON as it came. */
abstract class QueryCommand implements Callable<Integer> {

  final Surroundings surroundings;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = "--project",
      paramLabel = "SLUG",
      description = "ARGUS_PROJECT, argus.yaml, or every project you may see")
  private @Nullable String project;

  @Option(names = "--suite-id", paramLabel = "SLUG", description = "Only this suite")
  private @Nullable String suiteId;

  QueryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The question, but project and suite. */
  abstract Query query();

  abstract Table table(JsonNode answer);

  /** Said instead of an empty table. */
  abstract String nothing();

  @Override
  public final Integer call() throws InvalidConfig, IOException, Unanswered {
    Query query = query().with("project", project()).with("suiteId", suiteId);
    JsonNode answer = server.questions(surroundings).ask(query.toString());
    if (server.json) {
      surroundings.out().println(answer);
      return ExitCode.OK;
    }
    Table table = table(answer);
    if (table.isEmpty()) {
      surroundings.out().println(nothing());
    } else {
      table.print(surroundings.out(), new Style(surroundings.colours()));
    }
    return ExitCode.OK;
  }

  private @Nullable String project() throws InvalidConfig, IOException {
    if (project != null) {
      return project;
    }
    String said = surroundings.variable("ARGUS_PROJECT");
    return said == null ? ConfigFile.nearest(surroundings.directory()).project() : said;
  }
}
