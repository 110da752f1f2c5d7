package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.gateway.mcp.Place.Ranked;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.Tool.Annotations;
import io.quarkiverse.mcp.server.Tool.OutputSchema;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tools that tell of runs. What each argument means is said where the agent reads it. */
class RunTools {

  private static final int MOST = 500;

  /** The most important first. */
  private static final List<String> CHANGES =
      List.of("newFailures", "stillFailing", "fixed", "added", "removed");

  private final Services services;
  private final ObjectMapper mapper;

  RunTools(Services services, ObjectMapper mapper) {
    this.services = services;
    this.mapper = mapper;
  }

  @Tool(
      name = "argus_history",
      title = "Test runs",
      description =
          "Test runs, newest first: status, counts, branch, commit. Gives the run ids that other tools need.",
      annotations =
          @Annotations(
              title = "Test runs",
              readOnlyHint = true,
              destructiveHint = false,
              idempotentHint = true,
              openWorldHint = false),
      outputSchema =
          @OutputSchema(from = OutputSchemas.Runs.class, generator = OutputSchemas.class))
  ToolResponse history(
      @ToolArg(description = "Runs to tell, 1 to 500", required = false, defaultValue = "20")
          int limit,
      @ToolArg(description = "running, pass, fail or aborted", required = false)
          @Nullable String status,
      @ToolArg(description = "Not before this time or date (ISO 8601)", required = false)
          @Nullable String since,
      @ToolArg(description = "Before this time or date (ISO 8601)", required = false)
          @Nullable String until,
      @ToolArg(description = Arguments.PROJECT, required = false) @Nullable String project,
      @ToolArg(description = "Only this branch", required = false) @Nullable String branch,
      @ToolArg(
              description = Arguments.MAX_TOKENS,
              required = false,
              defaultValue = TokenBudget.DEFAULT)
          int maxTokens,
      @ToolArg(description = Arguments.CURSOR, required = false) @Nullable String cursor) {
    return ToolAnswers.of(
        maxTokens,
        budget ->
            History.page(
                budget,
                cursor,
                limit,
                (after, some) ->
                    services.get(
                        new Query("/api/runs")
                            .with("limit", some)
                            .with("status", status)
                            .with("since", since)
                            .with("until", until)
                            .with("project", project)
                            .with("branch", branch)
                            .with("cursor", after)
                            .toString())));
  }

  @Tool(
      name = "argus_compare",
      title = "Compare two runs",
      description =
          "What changed from one run of a suite to another: new failures first, then still failing, fixed, added, removed.",
      annotations =
          @Annotations(
              title = "Compare two runs",
              readOnlyHint = true,
              destructiveHint = false,
              idempotentHint = true,
              openWorldHint = false),
      outputSchema =
          @OutputSchema(from = OutputSchemas.Comparison.class, generator = OutputSchemas.class))
  ToolResponse compare(
      @ToolArg(description = "Id of the run before") String baseRunId,
      @ToolArg(description = "Id of the run after") String headRunId,
      @ToolArg(
              description = Arguments.MAX_TOKENS,
              required = false,
              defaultValue = TokenBudget.DEFAULT)
          int maxTokens,
      @ToolArg(description = Arguments.CURSOR, required = false) @Nullable String cursor) {
    return ToolAnswers.of(
        maxTokens,
        budget -> {
          Place place = Place.parse(cursor);
          Query query = new Query("/api/runs/compare").with("limit", MOST);
          query.with("base", baseRunId).with("head", headRunId);
          JsonNode answer =
              ofRuns(List.of(baseRunId, headRunId), () -> services.get(query.toString()));
          ObjectNode head = Shapes.object();
          head.set("summary", answer.path("summary"));
          head.set("head", Shapes.run(answer.path("head")));
          head.set("base", Shapes.run(answer.path("base")));
          List<Ranked> listed = new ArrayList<>();
          long total = 0;
          for (String change : CHANGES) {
            total += answer.at("/summary/" + change).asLong();
            for (JsonNode one : answer.path(change)) {
              String key = change + one.at("/case/caseId").asText();
              listed.add(new Ranked(key, Shapes.compared(change, one)));
            }
          }
          return place.page(budget, head, listed, Math.max(0, total - listed.size()));
        });
  }

  @Tool(
      name = "argus_verdict",
      title = "What to do about a red run",
      description =
          "For each failure of a run: ignore, rerun or investigate, and why; the most urgent first. The resource in details has its whole output.",
      annotations =
          @Annotations(
              title = "What to do about a red run",
              readOnlyHint = true,
              destructiveHint = false,
              idempotentHint = true,
              openWorldHint = false),
      outputSchema =
          @OutputSchema(from = OutputSchemas.Verdicts.class, generator = OutputSchemas.class))
  ToolResponse verdict(
      @ToolArg(description = "Id of the run") String runId,
      @ToolArg(
              description = Arguments.MAX_TOKENS,
              required = false,
              defaultValue = TokenBudget.DEFAULT)
          int maxTokens,
      @ToolArg(description = Arguments.CURSOR, required = false) @Nullable String cursor) {
    return ToolAnswers.of(
        maxTokens,
        budget -> {
          Place place = Place.parse(cursor);
          RunFailures red =
              ofRuns(
                  List.of(runId),
                  () ->
                      services.stream(
                          "/api/runs/" + runId + "?caseStatus=fail&caseStatus=error",
                          answer -> RunFailures.read(mapper, answer)));
          ObjectNode head = Shapes.object();
          head.set("summary", red.summary());
          head.set("run", Shapes.run(red.run()));
          return place.page(budget, head, red.failures(), 0);
        });
  }

  /** What is asked of runs; one that is not there is told with those that are. */
  private <T> T ofRuns(List<String> ids, Supplier<T> question) {
    for (String id : ids) {
      if (!NearestRuns.isId(id)) {
        throw unknown(id);
      }
    }
    try {
      return question.get();
    } catch (ProblemException e) {
      if (e.problem().status() != ProblemType.NOT_FOUND.status()) {
        throw e;
      }
      String detail = String.valueOf(e.problem().detail());
      throw unknown(ids.stream().filter(detail::contains).findFirst().orElse(ids.get(0)));
    }
  }

  private ProblemException unknown(String id) {
    List<JsonNode> runs = new ArrayList<>();
    NearestRuns.beginning(id).ifPresent(beginning -> runs.addAll(runs("id", beginning)));
    runs.addAll(runs("limit", NearestRuns.TOLD));
    return ProblemException.of(ProblemType.NOT_FOUND, NearestRuns.message(id, runs));
  }

  private List<JsonNode> runs(String name, Object value) {
    List<JsonNode> found = new ArrayList<>();
    services
        .get(new Query("/api/runs").with(name, value).toString())
        .path("items")
        .forEach(found::add);
    return found;
  }
}
