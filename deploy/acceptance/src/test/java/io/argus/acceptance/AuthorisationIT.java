package io.argus.acceptance;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint of the product's OpenAPI document, and what agents ask, × every kind of caller,
 * against {@code authorisation.tsv}. A cell is a status, or {@code some} or {@code none}: 200 with
 * items or without, or {@code refused}: 200 with the word of a tool that it was not allowed. An
 * endpoint that is new fails until somebody has decided who may call it.
 */
class AuthorisationIT {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private static final String AGENTS = "/mcp";

  private static final byte[] REPORT =
      """
      <testsuite name="shop.CartTest">
        <testcase classname="shop.CartTest" name="pays" time="0.1"><failure message="no">at x</failure></testcase>
      </testsuite>
      """
          .getBytes(UTF_8);

  private final Stack stack = Stack.running();
  private final Argus argus = new Argus();
  private final String project = Argus.newProject();

  /** One line of the table. */
  private record Row(String method, String path, String request, Map<String, String> expected) {

    String endpoint() {
      return method + " " + path;
    }

    boolean isOfAgents() {
      return path.equals(AGENTS);
    }
  }

  @Test
  void every_endpoint_answers_every_kind_of_caller_as_the_table_says() throws IOException {
    Map<String, String> known = stored();
    Map<String, String> tokens = callers();
    List<String> wrong = new ArrayList<>();
    for (Row row : table()) {
      row.expected()
          .forEach(
              (caller, expected) -> {
                Response answer = call(row, tokens.get(caller), known);
                String answered = row.isOfAgents() ? toldToAgent(answer) : told(answer, expected);
                if (!answered.equals(expected)) {
                  wrong.add(
                      "%s %s as %s: %s, not %s"
                          .formatted(row.endpoint(), row.request(), caller, answered, expected));
                }
              });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_table_holds_every_endpoint_of_the_document() throws IOException {
    Set<String> listed = new TreeSet<>();
    table().stream().filter(row -> !row.isOfAgents()).forEach(row -> listed.add(row.endpoint()));

    assertThat(listed).isEqualTo(documented());
  }

  @Test
  void a_service_answers_nobody_who_comes_around_the_door() throws IOException {
    String session = Guest.invite(stack, true).session();
    for (Row row : table().stream().filter(row -> !row.isOfAgents()).toList()) {
      for (String part : List.of("ingest", "analytics", "report")) {
        for (String token : List.of(stack.adminToken(), session)) {
          given()
              .baseUri(stack.url(part))
              .header("Authorization", "Bearer " + token)
              .request(row.method(), row.path().replaceAll("\\{\\w+}", "x"))
              .then()
              .statusCode(401);
        }
      }
    }
  }

  private Map<String, String> callers() {
    Guest owner = Guest.invite(stack, false).in(project, "owner");
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("nobody", null);
    tokens.put("wrong", "argus_" + "0".repeat(43));
    tokens.put("viewer", Guest.invite(stack, false).in(project, "viewer").session());
    tokens.put("member", Guest.invite(stack, false).in(project, "member").session());
    tokens.put("owner", owner.session());
    tokens.put("admin", Guest.invite(stack, true).session());
    tokens.put("other", Guest.invite(stack, false).in(Argus.newProject(), "owner").session());
    tokens.put("ingest-only", owner.token("ingest", project, Map.of()));
    String soon = Instant.now().plusSeconds(2).toString();
    String expired = owner.token("read", project, Map.of("expiresAt", soon));
    await().until(() -> Guest.as(stack, expired).get("/api/runs").statusCode() == 401);
    tokens.put("expired", expired);
    return tokens;
  }

  /** What the names in braces stand for. */
  private Map<String, String> stored() {
    Response accepted = argus.post(REPORT, Map.of("project", project));
    String run = accepted.then().statusCode(202).extract().path("runId");
    String caseId = argus.run(run).getString("cases[0].caseId");
    String anybody = Guest.invite(stack, false).id();
    return Map.of(
        "project", project,
        "run", run,
        "runId", UUID.randomUUID().toString(),
        "uploadId", accepted.path("uploadId"),
        "case", caseId,
        "file", "nothing.png",
        "userId", anybody,
        "/api/runs/{id}", run,
        "/api/tests/{id}", caseId,
        "/api/admin/dead-letters/{id}", "999999999");
  }

  private Response call(Row row, String token, Map<String, String> known) {
    String id =
        known.entrySet().stream()
            .filter(entry -> row.path().startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(UUID.randomUUID().toString());
    String target = filled(row.path().replace("{id}", id), known);
    String request = filled(row.request(), known);
    String query = request.startsWith("?") ? request.split(" ", 2)[0] : "";
    String body = request.substring(query.length()).strip();
    RequestSpecification call = given().baseUri(stack.url()).urlEncodingEnabled(false);
    if (token != null) {
      call.header("Authorization", "Bearer " + token);
    }
    if (!body.isEmpty() && !body.equals("-")) {
      call.contentType(body.startsWith("<") ? "application/xml" : "application/json").body(body);
    }
    if (row.isOfAgents()) {
      call.accept("application/json, text/event-stream");
    }
    return call.request(row.method(), target + query);
  }

  private static String filled(String text, Map<String, String> known) {
    String filled = text;
    for (Map.Entry<String, String> entry : known.entrySet()) {
      filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
    }
    return filled;
  }

  private static String told(Response answer, String expected) {
    String status = Integer.toString(answer.statusCode());
    if (!status.equals("200") || expected.matches("\\d+")) {
      return status;
    }
    List<?> items = answer.jsonPath().getList("items");
    List<?> listed = items == null ? answer.jsonPath().getList("points") : items;
    return listed.isEmpty() ? "none" : "some";
  }

  private static String toldToAgent(Response answer) {
    if (answer.statusCode() != 200) {
      return Integer.toString(answer.statusCode());
    }
    if (Boolean.TRUE.equals(answer.path("result.isError"))) {
      return "refused";
    }
    List<?> items = answer.path("result.structuredContent.items");
    return items == null ? "200" : items.isEmpty() ? "none" : "some";
  }

  private Set<String> documented() {
    Map<String, Map<String, ?>> paths =
        given().baseUri(stack.url()).get("/q/openapi?format=json").jsonPath().getMap("paths");
    Set<String> endpoints = new TreeSet<>();
    paths.forEach(
        (path, item) ->
            item.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return endpoints;
  }

  private static List<Row> table() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AuthorisationIT.class.getResourceAsStream("/authorisation.tsv"))) {
      List<String[]> lines =
          new String(in.readAllBytes(), UTF_8).lines().map(line -> line.split("\t")).toList();
      String[] names = lines.get(0);
      return lines.stream().skip(1).map(cells -> row(names, cells)).toList();
    }
  }

  private static Row row(String[] names, String[] cells) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 3; i < names.length; i++) {
      expected.put(names[i], cells[i]);
    }
    return new Row(cells[0], cells[1], cells[2], expected);
  }
}
