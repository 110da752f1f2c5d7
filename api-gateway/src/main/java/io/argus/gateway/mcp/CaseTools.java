package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.gateway.mcp.Place.Ranked;
import io.argus.http.ProblemException;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.Tool.Annotations;
import io.quarkiverse.mcp.server.Tool.OutputSchema;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools that tell of test cases over time, and the one that executes a case. */
class CaseTools {

  private static final int MOST = 500;

  private final Services services;

  CaseTools(Services services) {
    this.services = services;
  }

  @Tool(
      name = "argus_trends",
      title = "Trends",
      description =
          "How pass rate or duration developed, a point per day, newest first; or, with metric=flaky, the flakiest cases.",
      annotations =
          @Annotations(
              title = "Trends",
              readOnlyHint = true,
              destructiveHint = false,
              idempotentHint = true,
              openWorldHint = false),
      outputSchema =
          @OutputSchema(from = OutputSchemas.Trend.class, generator = OutputSchemas.class))
  ToolResponse trends(
      @ToolArg(
              description = "pass-rate, duration or flaky",
              required = false,
              defaultValue = "pass-rate")
          String metric,
      @ToolArg(
              description = "Calendar days (UTC) until today",
              required = false,
              defaultValue = "30")
          int days,
      @ToolArg(description = Arguments.PROJECT, required = false) @Nullable String project,
      @ToolArg(description = "Only this suite", required = false) @Nullable String suiteId,
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
          ObjectNode head = Shapes.object().put("metric", metric);
          return switch (metric) {
            case "pass-rate", "duration" -> {
              Query query = new Query("/api/trends/" + metric).with("days", days);
              query.with("project", project).with("suiteId", suiteId);
              yield place.page(budget, head.put("days", days), points(query), 0);
            }
            case "flaky" -> place.page(budget, head, flakiest(null, project, suiteId), 0);
            default ->
                throw ProblemException.invalid(
                    "metric", "metric must be pass-rate, duration or flaky.");
          };
        });
  }

  private List<Ranked> points(Query query) {
    List<Ranked> newestFirst = new ArrayList<>();
    for (JsonNode point : services.get(query.toString()).path("points")) {
      newestFirst.add(0, new Ranked(point.path("date").asText(), (ObjectNode) point));
    }
    return newestFirst;
  }

  @Tool(
      name = "argus_flaky",
      title = "Flaky tests",
      description =
          "The flakiest test cases, highest score first; with caseName, how flaky that case is, whatever its score.",
      annotations =
          @Annotations(
              title = "Flaky tests",
              readOnlyHint = true,
              destructiveHint = false,
              idempotentHint = true,
              openWorldHint = false),
      outputSchema =
          @OutputSchema(from = OutputSchemas.FlakyCases.class, generator = OutputSchemas.class))
  ToolResponse flaky(
      @ToolArg(description = "Cases on a page, 1 to 500", required = false, defaultValue = "10")
          int topN,
      @ToolArg(description = "Only scores from here on, 0 to 1", required = false)
          @Nullable Double minScore,
      @ToolArg(description = "Exact name, or className.name", required = false)
          @Nullable String caseName,
      @ToolArg(description = Arguments.PROJECT, required = false) @Nullable String project,
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
          if (topN < 1 || topN > MOST) {
            throw ProblemException.invalid("topN", "topN must be from 1 to " + MOST + ".");
          }
          List<Ranked> cases =
              caseName == null || caseName.isBlank()
                  ? flakiest(minScore, project, null)
                  : named(caseName, minScore, project);
          return place.page(budget, Shapes.object(), cases, 0, topN);
        });
  }

  private List<Ranked> flakiest(
      @Nullable Double minScore, @Nullable String project, @Nullable String suiteId) {
    Query query = new Query("/api/trends/flaky").with("topN", MOST).with("minScore", minScore);
    query.with("project", project).with("suiteId", suiteId);
    List<Ranked> cases = new ArrayList<>();
    for (JsonNode one : services.get(query.toString()).path("items")) {
      JsonNode identity = one.path("case");
      cases.add(new Ranked(identity.path("caseId").asText(), Shapes.flakyCase(identity, one)));
    }
    return cases;
  }

  private List<Ranked> named(String caseName, @Nullable Double minScore, @Nullable String project) {
    String name = caseName.strip();
    Query query = new Query("/api/tests").with("q", name).with("limit", MOST);
    List<Ranked> cases = new ArrayList<>();
    for (JsonNode one : services.get(query.with("project", project).toString()).path("items")) {
      String full = one.path("className").asText() + "." + one.path("name").asText();
      boolean isIt = name.equals(one.path("name").asText()) || name.equals(full);
      if (isIt && one.at("/flaky/score").asDouble() >= (minScore == null ? 0 : minScore)) {
        cases.add(new Ranked(one.path("id").asText(), Shapes.flakyCase(one, one.path("flaky"))));
      }
    }
    cases.sort(Comparator.comparingDouble(one -> -one.item().path("score").asDouble()));
    return cases;
  }

  @Tool(
      name = "argus_execute",
      title = "Execute a test case",
      description =
          "Asks for an execution of one test case; a runner takes it. Follow it with GET /api/executions/{id}.",
      annotations =
          @Annotations(
              title = "Execute a test case",
              readOnlyHint = false,
              destructiveHint = false,
              idempotentHint = false,
              openWorldHint = true),
      outputSchema =
          @OutputSchema(from = OutputSchemas.Execution.class, generator = OutputSchemas.class))
  ToolResponse execute(
      @ToolArg(description = "caseId of the case") String testCaseId,
      @ToolArg(description = "Which browser to use", required = false) @Nullable String browser,
      @ToolArg(description = "Which environment to use", required = false)
          @Nullable String environment,
      @ToolArg(description = "Address of what is tested", required = false)
          @Nullable String baseUrl,
      @ToolArg(description = "Why, in a few words", required = false)
          @Nullable String triggerDetails,
      @ToolArg(
              description = Arguments.MAX_TOKENS,
              required = false,
              defaultValue = TokenBudget.DEFAULT)
          int maxTokens) {
    return ToolAnswers.of(
        maxTokens,
        budget -> {
          if (!NearestRuns.isId(testCaseId)) {
            throw ProblemException.invalid(
                "testCaseId",
                "testCaseId must be a caseId, as argus_flaky and argus_verdict tell it.");
          }
          Map<String, String> order = new LinkedHashMap<>();
          order.put("trigger", "mcp");
          order.put("browser", browser);
          order.put("environment", environment);
          order.put("baseUrl", baseUrl);
          order.put("triggerDetails", triggerDetails);
          order.values().removeIf(value -> value == null || value.isBlank());
          JsonNode started = services.post("/api/tests/" + testCaseId + "/execute", order);
          return budget.single(Shapes.execution(started));
        });
  }
}
