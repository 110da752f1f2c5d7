package io.argus.acceptance;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A client of a running stack, with the admin's token. */
final class Argus {

  /** What the product promises: an upload is readable after this. */
  static final Duration READABLE = Duration.ofSeconds(2);

  /** For machines that are busy with something else while the tests run. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stack stack;

  /** Of the stack that tests share. */
  Argus() {
    this(Stack.running());
  }

  Argus(Stack stack) {
    this.stack = stack;
  }

  RequestSpecification request() {
    return given()
        .baseUri(stack.url())
        .header("Authorization", "Bearer " + stack.adminToken())
        .urlEncodingEnabled(true);
  }

  /** A project that no other test knows. */
  static String newProject() {
    return "p" + UUID.randomUUID().toString().substring(0, 13);
  }

  Response post(byte[] report, Map<String, ?> metadata) {
    return request()
        .queryParams(metadata)
        .contentType(ContentType.BINARY)
        .body(report)
        .post("/api/ingest/reports");
  }

  /** Posts a report that must be accepted; answers the run as soon as it is there. */
  JsonPath postAndRead(byte[] report, Map<String, ?> metadata) {
    Response accepted = post(report, metadata);
    accepted.then().statusCode(202);
    return run(accepted.jsonPath().getString("runId"));
  }

  /** The run with its cases, as soon as it is there. */
  JsonPath run(String runId) {
    return runAnswer(runId).jsonPath();
  }

  /** The same, unparsed: Rest Assured's own JSON parser is for one thread. */
  Response runAnswer(String runId) {
    Response[] answer = new Response[1];
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              answer[0] = get("/api/runs/" + runId, Map.of());
              return answer[0].statusCode() != 404;
            });
    answer[0].then().statusCode(200);
    return answer[0];
  }

  Response get(String path, Map<String, ?> parameters) {
    return request().queryParams(parameters).get(path);
  }
}
