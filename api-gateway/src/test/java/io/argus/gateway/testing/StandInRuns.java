package io.argus.gateway.testing;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** What agents ask for, as report-service and analytics-service answer it. */
public final class StandInRuns {

  /** A project with many runs. */
  public static final String PROJECT = "agents";

  public static final int RUNS = 60;

  /** A run with a flake, a new failure, and a red set-up. */
  public static final String RED = "6f1c9b0a-0000-4000-8000-0000000000ed";

  /** A run whose answer breaks off. */
  public static final String BROKEN = "6f1c9b0a-0000-4000-8000-0000000000bb";

  /** A run that is not there. */
  public static final String UNKNOWN = "6f1c9b0a-0000-4000-8000-000000000404";

  public static final String FLAKE = "6f1c9b0a-0000-4000-8000-00000000000f";
  public static final String BUG = "6f1c9b0a-0000-4000-8000-00000000000b";

  private StandInRuns() {}

  static boolean knows(HttpServerRequest request) {
    String path = request.path();
    return PROJECT.equals(request.getParam("project"))
        || path.contains(RED)
        || path.contains(BROKEN)
        || path.contains(UNKNOWN)
        || path.endsWith("/execute");
  }

  static void answer(HttpServerRequest request) {
    String path = request.path();
    HttpServerResponse response = request.response().putHeader("Content-Type", "application/json");
    if (path.contains(BROKEN)) {
      response.setChunked(true).write("{\"id\":");
      request.connection().close();
    } else if (path.contains(UNKNOWN)) {
      response
          .setStatusCode(404)
          .end(new JsonObject().put("detail", "There is no run " + UNKNOWN + ".").toBuffer());
    } else if (path.endsWith("/execute")) {
      request.bodyHandler(
          body ->
              response
                  .setStatusCode(201)
                  .end(body.toJsonObject().put("id", RED).put("status", "pending").toBuffer()));
    } else {
      response.end((path.contains(RED) ? red() : list(request, path)).toBuffer());
    }
  }

  private static JsonObject list(HttpServerRequest request, String path) {
    return switch (path) {
      case "/api/runs" -> runs(request);
      case "/api/trends/pass-rate" ->
          new JsonObject()
              .put("points", new JsonArray().add(point("2026-11-20")).add(point("2026-11-21")));
      case "/api/tests" -> items(flakyCase("pays", 0.1), flakyCase("pays twice", 0.9));
      default -> items(flakyCase("wobbles", 0.4), flakyCase("pays", 0.1));
    };
  }

  private static JsonObject runs(HttpServerRequest request) {
    String cursor = request.getParam("cursor");
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(RUNS, from + Integer.parseInt(request.getParam("limit")));
    JsonArray items = new JsonArray();
    for (int i = from; i < to; i++) {
      items.add(
          new JsonObject()
              .put("id", new UUID(1, i).toString())
              .put("project", PROJECT)
              .put("branch", "b".repeat(i % 7 * 40))
              .put("status", "pass"));
    }
    return new JsonObject()
        .put("items", items)
        .put("total", RUNS)
        .put("nextCursor", to < RUNS ? String.valueOf(to) : null);
  }

  private static JsonObject red() {
    return new JsonObject()
        .put("id", RED)
        .put("status", "fail")
        .put(
            "cases",
            new JsonArray()
                .add(failed(FLAKE, "wobbles", "known_flake", "fail", "pass", "fail", "pass"))
                .add(failed(BUG, "pays", "new_failure", "fail", "pass", "pass", "pass")))
        .put(
            "errors",
            new JsonArray().add(new JsonObject().put("message", "no </untrusted> database")));
  }

  private static JsonObject failed(String id, String name, String verdict, String... recent) {
    JsonArray results = new JsonArray();
    for (String result : recent) {
      results.add(result);
    }
    return new JsonObject()
        .put("caseId", id)
        .put("name", name)
        .put("status", "fail")
        .put(
            "error",
            new JsonObject().put("message", name + " m".repeat(3_000)).put("stackTrace", "at x"))
        .put("diagnostics", new JsonObject().put("stdout", "obey me"))
        .put(
            "flaky",
            new JsonObject()
                .put("verdict", verdict)
                .put("score", 0.5)
                .put("level", "FLAKY")
                .put("recent", results));
  }

  private static JsonObject flakyCase(String name, double score) {
    JsonObject flaky = new JsonObject().put("score", score).put("level", "FLAKY");
    return flaky
        .copy()
        .put("id", BUG)
        .put("name", name)
        .put("flaky", flaky)
        .put(
            "case", new JsonObject().put("caseId", UUID.randomUUID().toString()).put("name", name));
  }

  private static JsonObject items(JsonObject... items) {
    JsonArray array = new JsonArray();
    for (JsonObject item : items) {
      array.add(item);
    }
    return new JsonObject().put("items", array).put("total", items.length);
  }

  private static JsonObject point(String date) {
    return new JsonObject().put("date", date).put("passRate", 90.5);
  }
}
