package io.argus.ingest.live;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.run.CaseId;
import io.argus.contracts.run.RunId;
import io.argus.http.Caller;
import io.argus.ingest.PublishedEvents;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.argus.testing.RequestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = ArgusBackend.class,
    initArgs = @ResourceArg(name = ArgusBackend.POSTGRES, value = "false"))
class LiveRunsTest {

  private static final String PASSED = "{\"name\":\"a\",\"status\":\"passed\",\"duration\":7}";
  private static final String FAILED =
      "{\"name\":\"b\",\"status\":\"failed\",\"duration\":1,\"message\":\"no\"}";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject ObjectMapper json;

  private final String project = "p" + UUID.randomUUID();

  @Test
  void a_live_run_is_a_start_parts_and_an_end_on_one_partition() throws IOException {
    Response start = start(Map.of("runKey", "1", "branch", "main", "suiteId", "e2e"));
    cases(start, 0, PASSED + "," + FAILED).then().statusCode(202).body("counts.total", equalTo(2));
    cases(start, 1, PASSED).then().statusCode(202);
    finish(start, "{\"durationMs\": 1500}").then().statusCode(202);

    start.then().statusCode(201).body("recorded", equalTo(true));
    UUID runId = RunId.of(project, "e2e", "1");
    assertThat(start.jsonPath().getString("runId")).isEqualTo(runId.toString());
    List<ConsumerRecord<String, byte[]>> events = events(6);
    assertThat(events)
        .extracting(PublishedEvents::type)
        .containsExactly(
            "TestRunStarted",
            "TestCaseRunsRecorded",
            "TestRunReported",
            "TestCaseRunsRecorded",
            "TestRunReported",
            "TestRunReported");
    assertThat(events).extracting(ConsumerRecord::key).containsOnly(project + "/e2e");
    assertThat(events).extracting(PublishedEvents::id).doesNotHaveDuplicates();
    assertThat(at(events.get(0), "/run/branch")).isEqualTo("main");
    assertThat(at(events.get(0), "/run/startedAt")).isNotBlank();
    assertThat(at(events.get(1), "/cases/0/caseId"))
        .isEqualTo(CaseId.of(project, "e2e", null, null, "a", null).toString());
    assertThat(at(events.get(2), "/live") + at(events.get(2), "/seq")).isEqualTo("cases0");
    assertThat(at(events.get(4), "/live") + at(events.get(4), "/seq")).isEqualTo("cases1");
    assertThat(at(events.get(5), "/live") + at(events.get(5), "/durationMs"))
        .isEqualTo("finish1500");
    assertThat(at(events.get(5), "/chunks")).isEqualTo("0");
  }

  @Test
  void the_same_step_again_is_the_same_event_whatever_it_holds() {
    Response start = start(Map.of("runKey", "1"));
    Response again = start(Map.of("runKey", "1"));
    cases(start, 4, PASSED);
    cases(again, 4, FAILED);
    finish(start, "");
    finish(again, "{}");

    List<String> ids = events(8).stream().map(PublishedEvents::id).toList();

    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(ids.get(3)).isEqualTo(ids.get(5));
    assertThat(ids.get(6)).isEqualTo(ids.get(7));
    assertThat(ids.stream().distinct()).hasSize(4);
  }

  @Test
  void shards_attempts_and_variants_travel_in_the_links() throws IOException {
    Response start =
        start(Map.of("runKey", "1", "shard", 2, "shardTotal", 3, "attempt", 2, "variant", "a & b"));
    cases(start, 0, PASSED).then().statusCode(202);

    List<ConsumerRecord<String, byte[]>> events = events(3);
    assertThat(at(events.get(2), "/run/shard") + at(events.get(2), "/run/shardTotal"))
        .isEqualTo("23");
    assertThat(at(events.get(2), "/run/attempt")).isEqualTo("2");
    assertThat(at(events.get(1), "/cases/0/variant")).isEqualTo("a & b");
  }

  @Test
  void metadata_may_be_members_of_the_body_and_the_query_goes_before_them() throws IOException {
    asIngester()
        .queryParam("branch", "main")
        .body("{\"project\":\"" + project + "\",\"branch\":\"old\",\"attempt\":3,\"commit\":null}")
        .post("/api/ingest/runs/start")
        .then()
        .statusCode(201)
        .body("links.cases", containsString("project=" + project))
        .body("links.cases", containsString("suiteId=default"))
        .body("links.cases", containsString("attempt=3"));

    assertThat(at(events(1).get(0), "/run/branch")).isEqualTo("main");
  }

  @Test
  void without_a_key_each_start_is_a_run_of_its_own() {
    assertThat(start(Map.of()).jsonPath().getString("runId"))
        .isNotEqualTo(start(Map.of()).jsonPath().getString("runId"));
    assertThat(withKey("k").jsonPath().getString("runId"))
        .isEqualTo(withKey("k").jsonPath().getString("runId"));
  }

  @Test
  void an_abort_says_so() throws IOException {
    Response start = start(Map.of("runKey", "1"));
    finish(start, "{\"status\":\"aborted\",\"durationMs\":9}").then().statusCode(202);

    List<ConsumerRecord<String, byte[]>> events = events(2);
    assertThat(PublishedEvents.type(events.get(1))).isEqualTo("TestRunAborted");
    assertThat(at(events.get(1), "/durationMs")).isEqualTo("9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"seq\":0,\"cases\":[{\"name\":\"a\",\"status\":\"passed\",\"duration\":1},\n{\"name\":\"b\"}]}",
        "{\"seq\":0,\"cases\":[\n{\"name\":\"a\",\"status\":\"exploded\",\"duration\":1}]}",
        "{\"seq\":0,\n\"cases\":[",
        "{\n\"seq\":-1,\"cases\":[]}",
        "{\n\"seq\":\"0\",\"cases\":[]}",
        "{\"seq\":0,\n\"cases\":{}}",
        "{\n\"seq\":0}",
        "{\"cases\":[],\n\"seqq\":0}",
      })
  void a_part_that_cannot_be_read_is_refused_with_its_place_and_publishes_nothing(String part) {
    Response start = start(Map.of("runKey", "1"));

    asIngester()
        .body(part)
        .post(start.jsonPath().getString("links.cases"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("line 2, column "));

    finish(start, "");
    assertThat(events(2))
        .extracting(PublishedEvents::type)
        .containsExactly("TestRunStarted", "TestRunReported");
  }

  @Test
  void a_part_must_say_which_it_is() {
    asIngester()
        .body("{\"cases\":[" + PASSED + "]}")
        .post(start(Map.of()).jsonPath().getString("links.cases"))
        .then()
        .statusCode(400)
        .body("field", equalTo("seq"));
  }

  @Test
  void too_many_cases_are_refused_with_the_limit() {
    String many = (PASSED + ",").repeat(10_000) + PASSED;

    cases(start(Map.of()), 0, many)
        .then()
        .statusCode(413)
        .body("detail", containsString("10000 cases"));
  }

  @Test
  void too_many_bytes_are_refused_with_the_limit() {
    String large = FAILED.replace("no", "x".repeat(9_000_000));

    cases(start(Map.of()), 0, large + "," + large)
        .then()
        .statusCode(413)
        .body("detail", containsString("16777216 bytes"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "42, project=shop, runId",
    "00000000-0000-4000-8000-00000000000, project=shop, runId",
    "00000000-0000-4000-8000-000000000000, suiteId=e2e, project",
    "00000000-0000-4000-8000-000000000000, project=shop&branch=main, branch",
    "00000000-0000-4000-8000-000000000000, project=shop&shard=0, shard",
  })
  void a_call_without_its_link_is_told_what_is_missing(String runId, String query, String field) {
    for (String step : List.of("cases", "finish")) {
      asIngester()
          .body("{\"seq\":0,\"cases\":[]}")
          .post("/api/ingest/runs/" + runId + "/" + step + "?" + query)
          .then()
          .statusCode(400)
          .body("field", equalTo(field));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"passed\"} | status",
        "{\"durationMs\":-1} | durationMs",
        "{\"durationMs\":1.5} | durationMs",
        "{\"duration\":1} | duration",
      })
  void an_end_that_is_wrong_is_refused_by_name(String body, String field) {
    finish(start(Map.of()), body).then().statusCode(400).body("field", equalTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"branche\":\"main\"} | branche",
        "{\"shard\":1} | runKey",
        "{\"project\":\"No\"} | project",
      })
  void a_start_that_is_wrong_is_refused_by_name(String body, String field) {
    RequestSpecification request = asIngester().body(body);
    (body.contains("project") ? request : request.queryParam("project", project))
        .post("/api/ingest/runs/start")
        .then()
        .statusCode(400)
        .body("field", equalTo(field));
  }

  @Test
  void a_wrong_method_or_media_type_is_told_what_there_is() {
    asIngester()
        .get("/api/ingest/runs/start")
        .then()
        .statusCode(405)
        .header("Allow", "OPTIONS, POST");
    asIngester()
        .contentType("nonsense")
        .body("{}".getBytes(UTF_8))
        .post("/api/ingest/runs/start")
        .then()
        .statusCode(415)
        .header("Accept", "*/*")
        .body("detail", containsString("application/octet-stream"));
  }

  @Test
  void only_who_may_ingest_into_the_project_gets_in() {
    String path = "/api/ingest/runs/" + UUID.randomUUID() + "/cases?project=" + project;
    given().body("{}").post(path).then().statusCode(401);
    as(Set.of(Caller.READ), "*").body("{}").post(path).then().statusCode(403);
    as(Set.of(Caller.INGEST), "other").body("{}").post(path).then().statusCode(403);
  }

  private Response start(Map<String, ?> metadata) {
    return asIngester()
        .queryParam("project", project)
        .queryParams(metadata)
        .post("/api/ingest/runs/start");
  }

  private Response withKey(String key) {
    return asIngester()
        .queryParam("project", project)
        .header("Idempotency-Key", key)
        .post("/api/ingest/runs/start");
  }

  private static Response cases(Response start, int seq, String cases) {
    return asIngester()
        .config(RequestLog.off())
        .urlEncodingEnabled(false)
        .body(("{\"seq\":" + seq + ",\"cases\":[" + cases + "]}").getBytes(UTF_8))
        .post(start.jsonPath().getString("links.cases"));
  }

  private static Response finish(Response start, String body) {
    return asIngester()
        .urlEncodingEnabled(false)
        .body(body)
        .post(start.jsonPath().getString("links.finish"));
  }

  private static RequestSpecification asIngester() {
    return as(Set.of(Caller.INGEST), "*");
  }

  private static RequestSpecification as(Set<String> roles, String reach) {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + InternalTokens.token("tester", roles, Set.of(reach)));
  }

  private List<ConsumerRecord<String, byte[]>> events(int atLeast) {
    return PublishedEvents.of(project, atLeast, bootstrapServers);
  }

  private String at(ConsumerRecord<String, byte[]> event, String pointer) throws IOException {
    JsonNode value = json.readTree(event.value()).at(pointer);
    return value.asText();
  }
}
