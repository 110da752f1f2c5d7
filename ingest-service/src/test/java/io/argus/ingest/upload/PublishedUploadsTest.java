package io.argus.ingest.upload;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.run.CaseId;
import io.argus.contracts.run.RunId;
import io.argus.http.Caller;
import io.argus.ingest.PublishedEvents;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is on Kafka when the answer is 202, and that nothing is when it is not. */
@QuarkusTest
@QuarkusTestResource(
    value = ArgusBackend.class,
    initArgs = @ResourceArg(name = ArgusBackend.POSTGRES, value = "false"))
class PublishedUploadsTest {

  private static final String REPORT =
      "<testsuite name='s'><testcase classname='C' name='a' time='0.1'/>"
          + "<testcase classname='C' name='b'><failure message='no'>trace</failure></testcase>"
          + "</testsuite>";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject ObjectMapper json;

  private final String project = "p" + UUID.randomUUID();

  @Test
  void a_results_document_is_an_upload_too() {
    String document =
        """
        {"reportFormat": "CTRF", "specVersion": "0.0.0", "results": {"tool": {"name": "x"},
         "summary": {"tests": 1, "passed": 1, "failed": 0, "pending": 0, "skipped": 0, "other": 0, "start": 0, "stop": 1},
         "tests": [{"name": "a", "status": "passed", "duration": 1}]}}
        """;

    given(authorised(Set.of(Caller.INGEST), "*"))
        .contentType("application/json")
        .queryParam("project", project)
        .body(document)
        .post("/api/ingest/runs")
        .then()
        .statusCode(202);

    assertThat(events(2))
        .extracting(PublishedEvents::type)
        .containsExactly("TestCaseRunsRecorded", "TestRunReported");
  }

  @Test
  void an_upload_is_a_chunk_and_a_closing_event() throws IOException {
    Response answer =
        post(REPORT, Map.of("project", project, "runKey", "1", "branch", "main", "attempt", 2));

    answer.then().statusCode(202);
    UUID runId = RunId.of(project, "default", "1");
    assertThat(answer.jsonPath().getString("runId")).isEqualTo(runId.toString());
    assertThat(answer.jsonPath().getString("links.run")).isEqualTo("/api/runs/" + runId);
    List<ConsumerRecord<String, byte[]>> events = events(2);
    assertThat(events)
        .extracting(PublishedEvents::type)
        .containsExactly("TestCaseRunsRecorded", "TestRunReported");
    assertThat(events).extracting(ConsumerRecord::key).containsOnly(project + "/default");
    JsonNode chunk = json.readTree(events.get(0).value());
    assertThat(chunk.at("/cases/1/status").asText()).isEqualTo("fail");
    assertThat(chunk.at("/cases/1/caseId").asText())
        .isEqualTo(CaseId.of(project, "default", "s", "C", "b", null).toString());
    JsonNode closing = json.readTree(events.get(1).value());
    assertThat(closing.at("/chunks").asInt()).isEqualTo(1);
    assertThat(closing.at("/counts/total").asInt()).isEqualTo(2);
    assertThat(closing.at("/run/branch").asText()).isEqualTo("main");
    assertThat(closing.at("/run/attempt").asInt()).isEqualTo(2);
    assertThat(closing.at("/run/startedAt").asText()).isNotBlank();
  }

  @Test
  void many_cases_travel_as_numbered_chunks_of_500() throws IOException {
    StringBuilder report = new StringBuilder("<testsuite name='s'>");
    for (int i = 0; i < 1_201; i++) {
      report.append("<testcase classname='C' name='t").append(i).append("'/>");
    }

    post(report.append("</testsuite>").toString(), Map.of("project", project))
        .then()
        .statusCode(202);

    List<ConsumerRecord<String, byte[]>> events = events(4);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      JsonNode chunk = json.readTree(events.get(i).value());
      assertThat(chunk.at("/chunk").asInt()).isEqualTo(i);
      sizes.add(chunk.at("/cases").size());
    }
    assertThat(sizes).containsExactly(500, 500, 201);
    assertThat(json.readTree(events.get(3).value()).at("/chunks").asInt()).isEqualTo(3);
  }

  @Test
  void large_cases_make_small_chunks() throws IOException {
    StringBuilder report = new StringBuilder("<testsuite name='s'>");
    for (int i = 0; i < 30; i++) {
      report
          .append("<testcase classname='C' name='t")
          .append(i)
          .append("'><failure message='no'>")
          .append("x".repeat(60_000))
          .append("</failure></testcase>");
    }

    post(report.append("</testsuite>").toString(), Map.of("project", project))
        .then()
        .statusCode(202);

    List<ConsumerRecord<String, byte[]>> events = events(5);
    assertThat(events).allMatch(event -> event.value().length <= 512 * 1024);
    assertThat(PublishedEvents.type(events.get(events.size() - 1))).isEqualTo("TestRunReported");
  }

  @Test
  void a_broken_report_publishes_nothing() throws IOException {
    post(REPORT.substring(0, 100), Map.of("project", project))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("files[0].error", containsString("line 1"));

    assertNothingButBarrier();
  }

  @Test
  void identical_files_count_once() {
    given(authorised(Set.of(Caller.INGEST), "*"))
        .queryParam("project", project)
        .multiPart("report", "a.xml", REPORT.getBytes(UTF_8))
        .multiPart("report", "b.xml", REPORT.getBytes(UTF_8))
        .post("/api/ingest/reports")
        .then()
        .statusCode(202)
        .body("counts.total", equalTo(2))
        .body("files[1].warnings[0]", containsString("same bytes as a.xml"));
  }

  @Test
  void an_archive_is_the_reports_that_are_in_it() throws IOException {
    byte[] zip = zip(Map.of("ci/TEST-a.xml", REPORT, "README.md", "# hello"), 0);

    postArchive(zip, "1")
        .then()
        .statusCode(202)
        .body("counts.total", equalTo(2))
        .body("files.name", hasItems("body/ci/TEST-a.xml", "body/README.md"))
        .body("files.find { it.format == null }.warnings[0]", containsString("passed over"))
        .body("files.findAll { it.error != null }", empty());
  }

  @Test
  void the_same_files_in_another_archive_are_the_same_upload() throws IOException {
    Map<String, String> files = Map.of("TEST-a.xml", REPORT);
    String first = postArchive(zip(files, 1_600_000_000_000L), "1").jsonPath().get("uploadId");

    assertThat(postArchive(zip(files, 0), "1").jsonPath().getString("uploadId")).isEqualTo(first);
    assertThat(
            post(REPORT, Map.of("project", project, "runKey", "1"))
                .jsonPath()
                .getString("uploadId"))
        .isEqualTo(first);
  }

  @Test
  void an_archive_without_a_report_or_without_its_end_is_refused() throws IOException {
    byte[] zip = zip(Map.of("README.md", "# hello"), 0);

    postArchive(zip, "1")
        .then()
        .statusCode(400)
        .body("detail", containsString("None of the files"));
    postArchive(Arrays.copyOf(zip, zip.length - 10), "1")
        .then()
        .statusCode(400)
        .body("detail", containsString("the archive is cut or broken"));
  }

  @Test
  void allure_results_are_one_report_of_many_files() throws IOException {
    String result =
        "{\"uuid\": \"%s\", \"historyId\": \"h\", \"name\": \"n\", \"status\": \"%s\", \"start\": %d}";
    Map<String, String> files =
        Map.of(
            "r/b-result.json", result.formatted("1", "failed", 1_700_000_000_001L),
            "r/a-result.json", result.formatted("2", "passed", 1_700_000_000_002L),
            "r/executor.json", "{\"name\": \"CI\"}");

    postArchive(zip(files, 0), "1")
        .then()
        .statusCode(202)
        .body("counts.total", equalTo(1))
        .body("counts.flaky", equalTo(1))
        .body("files.size()", equalTo(1))
        .body("files[0].name", equalTo("body/r/(2 Allure documents)"))
        .body("files[0].records", equalTo(2));
  }

  @Test
  void metadata_may_be_form_fields() {
    given(authorised(Set.of(Caller.INGEST), "*"))
        .multiPart("project", project)
        .multiPart("suiteId", "e2e")
        .multiPart("report", "a.xml", REPORT.getBytes(UTF_8))
        .post("/api/ingest/reports")
        .then()
        .statusCode(202)
        .body("suiteId", equalTo("e2e"));
  }

  @Test
  void the_idempotency_key_stands_in_for_a_run_key() {
    String first = withKey("k1").jsonPath().getString("runId");

    assertThat(withKey("k1").jsonPath().getString("runId")).isEqualTo(first);
    assertThat(withKey("k2").jsonPath().getString("runId")).isNotEqualTo(first);
  }

  @Test
  void the_idempotency_key_changes_no_run_that_a_document_names() {
    String random = "6f1d2c3b-4a59-4e6f-8a7b-9c0d1e2f3a4b";
    String keyed = documentOf(project, random, "\"runKey\": \"7\",");
    String unkeyed = documentOf(project, random, "");
    String moved = documentOf("elsewhere", random, "");

    assertThat(withKey("k1", keyed)).isEqualTo(RunId.of(project, "default", "7").toString());
    assertThat(withKey("k1", unkeyed)).isEqualTo(random);
    assertThat(withKey("k1", moved))
        .isEqualTo(RunId.of(project, "default", "k1").toString())
        .isEqualTo(withKey("k1", moved));
  }

  @Test
  void without_a_key_each_post_is_a_run_of_its_own() {
    Map<String, ?> metadata = Map.of("project", project);

    assertThat(post(REPORT, metadata).jsonPath().getString("runId"))
        .isNotEqualTo(post(REPORT, metadata).jsonPath().getString("runId"));
  }

  @Test
  void an_upload_without_files_is_refused() {
    given(authorised(Set.of(Caller.INGEST), "*"))
        .multiPart("project", project)
        .post("/api/ingest/reports")
        .then()
        .statusCode(400)
        .body("field", equalTo("report"));
  }

  @Test
  void an_empty_body_is_refused() {
    post("", Map.of("project", project)).then().statusCode(400).body("files", notNullValue());
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "branche, main",
    "wait, 11",
    "wait, soon",
    "buildUrl, javascript:alert(1)",
    "buildUrl, ci.example/1",
  })
  void a_parameter_that_is_unknown_or_wrong_is_refused_by_name(String name, String value) {
    post(REPORT, Map.of("project", project, name, value))
        .then()
        .statusCode(400)
        .body("field", equalTo(name));
  }

  @Test
  void a_parameter_is_not_said_in_two_ways() {
    given(authorised(Set.of(Caller.INGEST), "*"))
        .queryParam("project", project)
        .queryParam("branch", "main", "next")
        .body(REPORT)
        .post("/api/ingest/reports")
        .then()
        .statusCode(400)
        .body("field", equalTo("branch"));
    given(authorised(Set.of(Caller.INGEST), "*"))
        .multiPart("project", project)
        .multiPart("project", project + "x")
        .multiPart("report", "a.xml", REPORT.getBytes(UTF_8))
        .post("/api/ingest/reports")
        .then()
        .statusCode(400)
        .body("field", equalTo("project"));
  }

  @Test
  void a_form_field_that_is_unknown_is_refused_by_name() {
    given(authorised(Set.of(Caller.INGEST), "*"))
        .multiPart("project", project)
        .multiPart("suite", "e2e")
        .multiPart("report", "a.xml", REPORT.getBytes(UTF_8))
        .post("/api/ingest/reports")
        .then()
        .statusCode(400)
        .body("field", equalTo("suite"));
  }

  @Test
  void a_shard_needs_a_key_that_the_others_have_too() {
    post(REPORT, Map.of("project", project, "shard", 1, "shardTotal", 2))
        .then()
        .statusCode(400)
        .body("field", equalTo("runKey"));
    post(REPORT, Map.of("project", project, "shard", 1, "runKey", "k")).then().statusCode(202);
  }

  @Test
  void waiting_is_the_gateways_business() {
    post(REPORT, Map.of("project", project, "wait", 10))
        .then()
        .statusCode(202)
        .body("recorded", equalTo(true))
        .body("warnings", empty());
  }

  @Test
  void only_who_may_ingest_into_the_project_gets_in() {
    given()
        .contentType("application/xml")
        .body(REPORT)
        .post("/api/ingest/reports")
        .then()
        .statusCode(401);
    given(authorised(Set.of(Caller.READ), "*"))
        .queryParam("project", project)
        .contentType("application/xml")
        .body(REPORT)
        .post("/api/ingest/reports")
        .then()
        .statusCode(403);
    given(authorised(Set.of(Caller.INGEST), "other"))
        .queryParam("project", project)
        .contentType("application/xml")
        .body(REPORT)
        .post("/api/ingest/reports")
        .then()
        .statusCode(403)
        .body("detail", containsString(project));
  }

  private Response withKey(String key) {
    return given(authorised(Set.of(Caller.INGEST), "*"))
        .queryParam("project", project)
        .header("Idempotency-Key", key)
        .contentType("application/xml")
        .body(REPORT)
        .post("/api/ingest/reports");
  }

  private static String documentOf(String project, String runId, String more) {
    return """
        {"reportFormat": "CTRF", "specVersion": "0.0.0", "runId": "%2$s",
         "extra": {"argus": {"run": {"id": "%2$s", "project": "%1$s", "suiteId": "default", %3$s
           "status": "pass", "startedAt": "2026-11-20T09:15:00.250Z", "attempt": 1,
           "counts": {"total": 1, "passed": 1, "failed": 0, "errored": 0, "skipped": 0, "flaky": 0}}}},
         "results": {"tool": {"name": "Argus"},
         "summary": {"tests": 1, "passed": 1, "failed": 0, "pending": 0, "skipped": 0, "other": 0, "start": 0, "stop": 1},
         "tests": [{"name": "a", "status": "passed", "duration": 1}]}}
        """
        .formatted(project, runId, more);
  }

  /** The id of the run. */
  private String withKey(String key, String document) {
    return given(authorised(Set.of(Caller.INGEST), "*"))
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .queryParam("project", project)
        .body(document)
        .post("/api/ingest/runs")
        .then()
        .statusCode(202)
        .extract()
        .path("runId");
  }

  private Response post(String report, Map<String, ?> metadata) {
    return given(authorised(Set.of(Caller.INGEST), "*"))
        .queryParams(metadata)
        .contentType("application/xml")
        .body(report.getBytes(UTF_8))
        .post("/api/ingest/reports");
  }

  private Response postArchive(byte[] archive, String runKey) {
    return given(authorised(Set.of(Caller.INGEST), "*"))
        .queryParam("project", project)
        .queryParam("runKey", runKey)
        .contentType("application/octet-stream")
        .body(archive)
        .post("/api/ingest/reports");
  }

  private static byte[] zip(Map<String, String> files, long modified) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(modified);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static RequestSpecification authorised(Set<String> roles, String reach) {
    return given()
        .header("Authorization", "Bearer " + InternalTokens.token("tester", roles, Set.of(reach)));
  }

  /** A good upload to the same partition comes after whatever else was published. */
  private void assertNothingButBarrier() throws IOException {
    post(REPORT, Map.of("project", project, "runKey", "barrier")).then().statusCode(202);
    String barrier = RunId.of(project, "default", "barrier").toString();
    for (ConsumerRecord<String, byte[]> event : events(2)) {
      assertThat(json.readTree(event.value()).at("/runId").asText()).isEqualTo(barrier);
    }
  }

  private List<ConsumerRecord<String, byte[]>> events(int atLeast) {
    return PublishedEvents.of(project, atLeast, bootstrapServers);
  }
}
