package io.argus.acceptance;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to an operation of the OpenAPI document, its answer is one that the document
 * knows, and nothing breaks. {@code -Dargus.fuzz.seed=N} repeats the requests of a run, {@code
 * -Dargus.fuzz.seconds=N} makes it longer.
 */
class OpenApiFuzzIT {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Sign-ins that fail are counted by address, which other tests share. */
  private static final int MOST_LOGINS = 5;

  private static final List<String> NO_JSON =
      List.of(
          "",
          "null",
          "[]",
          "\"text\"",
          "{",
          "{} x",
          "{\"name\":\"a\",\"name\":\"b\"}",
          "[".repeat(2_000),
          "{\"a\":" + "9".repeat(5_000) + "}",
          "\ufeff{}");

  private static final String REPORT =
      """
      <testsuite name="shop.CartTest">
        <testcase classname="shop.CartTest" name="pays" time="0.1"><failure message="no">at x</failure></testcase>
      </testsuite>
      """;

  private final long seed = Long.getLong("argus.fuzz.seed", System.nanoTime());
  private final Duration time = Duration.ofSeconds(Long.getLong("argus.fuzz.seconds", 15));
  private final Random random = new Random(seed);
  private final Stack stack = Stack.running();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> objections = new TreeMap<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();

  @Test
  void whatever_is_sent_the_answer_is_one_that_the_document_knows()
      throws IOException, InterruptedException {
    System.out.println("argus.fuzz.seed=" + seed);
    List<ApiOperation> operations =
        ApiOperation.of(given().baseUri(stack.url()).get("/q/openapi?format=json").asString());
    HostileValues values =
        new HostileValues(random, stored(), node -> operations.get(0).resolved(node));
    JsonNode before = stack.endpoints();

    Instant end = Instant.now().plus(time);
    for (int round = 0; Instant.now().isBefore(end); round++) {
      for (ApiOperation operation : operations) {
        if (!operation.path().equals("/api/auth/login") || round < MOST_LOGINS) {
          send(operation, values);
        }
      }
    }

    System.out.println("answers by status: " + answers);
    assertThat(objections.values()).as("argus.fuzz.seed=%d", seed).isEmpty();
    assertThat(answers.get(200) + answers.get(201) + answers.get(202))
        .as("requests that were taken, of %s", answers)
        .isGreaterThan(operations.size());
    given().baseUri(stack.url()).get("/q/health/ready").then().statusCode(200);
    assertThat(stack.endpoints()).as("no part was restarted").isEqualTo(before);
  }

  private void send(ApiOperation operation, HostileValues values)
      throws IOException, InterruptedException {
    Map<String, String> headers = new TreeMap<>();
    StringBuilder query = new StringBuilder();
    String path = operation.path();
    for (JsonNode reference : operation.parameters()) {
      JsonNode parameter = operation.resolved(reference);
      String name = parameter.path("name").asText();
      boolean sent = parameter.path("required").asBoolean() ? !values.once(20) : values.once(3);
      JsonNode value = values.of(keyOf(path, name), parameter.path("schema"));
      String text = value.isValueNode() ? value.asText() : value.toString();
      switch (parameter.path("in").asText()) {
        case "path" -> path = path.replace("{" + name + "}", encoded(text.isEmpty() ? "x" : text));
        case "query" -> {
          if (sent) {
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(text));
          }
        }
        default -> {
          if (sent) {
            headers.put(name, text.replaceAll("[^ -~]", "?"));
          }
        }
      }
    }
    if (values.once(30)) {
      query
          .append(query.isEmpty() ? '?' : '&')
          .append("nobodyKnowsThis=")
          .append(encoded(values.text()));
    }
    byte[] body = body(operation, headers, values);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stack.url() + path + query))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + stack.adminToken())
            .method(operation.method(), BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    check(operation, path + query, new String(body, UTF_8), request.build());
  }

  private void check(ApiOperation operation, String target, String body, HttpRequest request)
      throws InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      objections.putIfAbsent(
          operation + " breaks off",
          "%s: %s%n  %s%n  %s".formatted(operation, e, start(target), start(body)));
      return;
    }
    answers.merge(answer.statusCode(), 1, Integer::sum);
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    String objection = operation.objection(answer.statusCode(), type, answer.body());
    if (objection != null) {
      objections.putIfAbsent(
          operation + " " + objection,
          "%s: %s%n  %s %s%n  %s%n  answered %d %s"
              .formatted(
                  operation,
                  objection,
                  request.method(),
                  start(target),
                  start(body),
                  answer.statusCode(),
                  start(answer.body())));
    }
  }

  private byte[] body(ApiOperation operation, Map<String, String> headers, HostileValues values)
      throws IOException {
    JsonNode content = operation.body().path("content");
    if (content.isEmpty()) {
      return new byte[0];
    }
    List<String> types = new ArrayList<>();
    content.fieldNames().forEachRemaining(types::add);
    String type = values.any(types);
    headers.put(
        "Content-Type", values.once(40) ? values.any(List.of("x", "text/plain", "a/b;c")) : type);
    if (type.equals("application/json")) {
      JsonNode value = values.of("", content.path(type).path("schema"));
      return (values.once(15) ? values.any(NO_JSON) : JSON.writeValueAsString(value))
          .getBytes(UTF_8);
    }
    if (type.startsWith("multipart/")) {
      headers.put("Content-Type", type + "; boundary=b");
      return ("--b\r\nContent-Disposition: form-data; name=\"report\"; filename=\"r.xml\"\r\n\r\n%s\r\n--b--\r\n"
              .formatted(values.once(4) ? values.text() : REPORT))
          .getBytes(UTF_8);
    }
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(bytes);
    return values.once(3) ? bytes : REPORT.getBytes(UTF_8);
  }

  /** {@code id} means another thing in each path. */
  private static String keyOf(String path, String name) {
    return name.equals("id") ? path.split("/")[2] : name;
  }

  /** What the names of parameters and members may stand for. */
  private Map<String, List<String>> stored() {
    Argus argus = new Argus();
    String project = Argus.newProject();
    Response accepted =
        argus.post(REPORT.getBytes(UTF_8), Map.of("project", project, "suiteId", "unit"));
    String run = accepted.path("runId");
    String caseId = argus.run(run).getString("cases[0].caseId");
    String user = Guest.invite(stack, false).id();
    String execution =
        argus
            .request()
            .contentType("application/json")
            .body("{}")
            .post("/api/tests/" + caseId + "/execute")
            .path("id");
    Map<String, List<String>> known = new HashMap<>();
    known.put("project", List.of(project, Argus.newProject()));
    known.put("suiteId", List.of("unit", "e2e"));
    known.put("runs", List.of(run));
    known.put("runId", List.of(run, UUID.randomUUID().toString()));
    known.put("base", List.of(run));
    known.put("head", List.of(run));
    known.put("uploadId", List.of(accepted.<String>path("uploadId")));
    known.put("tests", List.of(caseId));
    known.put("case", List.of(caseId));
    known.put("testCaseId", List.of(caseId));
    known.put("caseName", List.of("pays", "shop.CartTest.pays"));
    known.put("executions", List.of(execution, UUID.randomUUID().toString()));
    known.put("userId", List.of(user));
    known.put("wait", List.of("0"));
    known.put("email", List.of("a@example.org", "b@example.org"));
    known.put("cursor", List.of(Base64.getUrlEncoder().encodeToString("a b".getBytes(UTF_8))));
    return known;
  }

  /** Too long a target is answered 414 below the level of the API. */
  private static String encoded(String text) {
    String some = text.substring(0, Math.min(text.length(), 300));
    return URLEncoder.encode(some, UTF_8).replace("+", "%20");
  }

  private static String start(String text) {
    return text.length() > 500 ? text.substring(0, 500) + "…" : text;
  }
}
