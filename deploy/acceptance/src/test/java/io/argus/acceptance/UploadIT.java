package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of reports that are posted: whole, broken, twice, large, compressed. */
class UploadIT {

  private static final String REPORT =
      """
      <testsuite name="shop" timestamp="2026-11-20T08:00:00Z" time="0.6">
        <testcase classname="CartTest" name="adds" time="0.1"/>
        <testcase classname="CartTest" name="removes" time="0.2">
          <failure message="expected 1 but was 2" type="AssertionError">at CartTest.removes(CartTest.java:7)</failure>
        </testcase>
        <testcase classname="CartTest" name="later" time="0"><skipped message="not yet"/></testcase>
        <testcase classname="CartTest" name="wobbles" time="0.3">
          <flakyFailure message="too slow" type="TimeoutException"/>
        </testcase>
      </testsuite>
      """;

  private final Argus argus = new Argus();
  private final String project = Argus.newProject();

  @Test
  void a_report_comes_out_as_a_run() {
    Response accepted =
        argus.post(
            REPORT.getBytes(UTF_8),
            Map.of("project", project, "suiteId", "unit", "branch", "main", "commit", "c0ffee"));

    accepted.then().statusCode(202);
    assertThat(accepted.jsonPath().getMap("counts"))
        .isEqualTo(
            Map.of("total", 4, "passed", 2, "failed", 1, "errored", 0, "skipped", 1, "flaky", 1));
    assertThat(accepted.jsonPath().getString("files[0].format")).isEqualTo("junit");
    assertThat(accepted.jsonPath().getInt("files[0].records")).isEqualTo(4);

    JsonPath run = argus.run(accepted.jsonPath().getString("runId"));
    assertThat(run.getString("status")).isEqualTo("fail");
    assertThat(run.getString("branch")).isEqualTo("main");
    assertThat(run.getMap("counts")).isEqualTo(accepted.jsonPath().getMap("counts"));
    assertThat(run.<String>getList("cases.name"))
        .containsExactly("adds", "later", "removes", "wobbles");
    assertThat(run.getString("cases[2].error.message")).isEqualTo("expected 1 but was 2");
    assertThat(run.getString("cases[2].error.signature")).matches("[0-9a-f]{16}");
    assertThat(run.getBoolean("cases[3].passedOnRetry")).isTrue();
    assertThat(run.getList("cases[3].attempts.status")).containsExactly("fail", "pass");
  }

  @Test
  void the_same_file_twice_with_one_run_key_is_one_run() {
    Map<String, String> metadata = Map.of("project", project, "runKey", "build-1");
    Response first = argus.post(REPORT.getBytes(UTF_8), metadata);
    Response second = argus.post(REPORT.getBytes(UTF_8), metadata);

    assertThat(second.jsonPath().getString("runId")).isEqualTo(first.jsonPath().getString("runId"));
    assertThat(second.jsonPath().getString("uploadId"))
        .isEqualTo(first.jsonPath().getString("uploadId"));
    argus.run(first.jsonPath().getString("runId"));
    argus.postAndRead(REPORT.getBytes(UTF_8), Map.of("project", project, "runKey", "build-2"));
    JsonPath runs = argus.get("/api/runs", Map.of("project", project)).jsonPath();
    assertThat(runs.getInt("total")).isEqualTo(2);
    assertThat(runs.<Integer>getList("items.counts.total")).containsOnly(4);
  }

  @Test
  void nine_of_ten_files_are_stored_and_the_tenth_is_named() {
    RequestSpecification request =
        argus.request().queryParam("project", project).queryParam("runKey", "ten");
    for (int i = 0; i < 10; i++) {
      String report =
          "<testsuite name='s"
              + i
              + "'>\n<testcase name='t' classname='C"
              + i
              + "'/>\n</testsuite>";
      byte[] bytes = (i == 6 ? report.substring(0, 60) : report).getBytes(UTF_8);
      request.multiPart("report", "TEST-" + i + ".xml", bytes, "application/xml");
    }

    Response accepted = request.post("/api/ingest/reports");

    accepted.then().statusCode(202);
    List<Map<String, Object>> files = accepted.jsonPath().getList("files");
    assertThat(files).hasSize(10);
    assertThat(files.get(6)).containsEntry("name", "TEST-6.xml");
    assertThat((String) files.get(6).get("error"))
        .contains("line 3")
        .containsPattern("column \\d+");
    assertThat(files.stream().filter(file -> file.get("error") == null)).hasSize(9);
    assertThat(argus.run(accepted.jsonPath().getString("runId")).getInt("counts.total"))
        .isEqualTo(9);
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_with_its_place() {
    Response refused =
        argus.post(REPORT.substring(0, 200).getBytes(UTF_8), Map.of("project", project));

    refused.then().statusCode(400).contentType("application/problem+json");
    assertThat(refused.jsonPath().getString("type"))
        .isEqualTo("urn:argus:problem:unreadable-report");
    assertThat(refused.jsonPath().getString("files[0].error")).contains("line").contains("column");
  }

  @ParameterizedTest(name = "{0}={1} is {2}")
  @CsvSource({
    "project, NOT A SLUG, 400",
    "trigger, robot, 400",
    "startedAt, tomorrow, 400",
    "startedAt, 2999-01-01T00:00:00Z, 422",
    "shard, -1, 400",
  })
  void a_wrong_parameter_is_named(String name, String value, int status) {
    Map<String, String> metadata = new java.util.HashMap<>(Map.of("project", project));
    metadata.put(name, value);

    Response refused = argus.post(REPORT.getBytes(UTF_8), metadata);

    refused.then().statusCode(status).contentType("application/problem+json");
    assertThat(refused.jsonPath().getString("detail")).contains(name);
  }

  @Test
  void gzip_is_welcome() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(REPORT.getBytes(UTF_8));
    }

    Response accepted =
        argus
            .request()
            .queryParam("project", project)
            .header("Content-Encoding", "gzip")
            .contentType("application/xml")
            .body(compressed.toByteArray())
            .post("/api/ingest/reports");

    accepted.then().statusCode(202);
    assertThat(accepted.jsonPath().getInt("counts.total")).isEqualTo(4);
  }

  @Test
  void a_hundred_thousand_cases_are_accepted_and_readable() {
    StringBuilder report = new StringBuilder(14_000_000).append("<testsuite name='big'>\n");
    for (int i = 0; i < 100_000; i++) {
      report
          .append("<testcase classname='com.example.shop.LargeGeneratedTest")
          .append(i % 500)
          .append("' name='handles_order_number_")
          .append(i)
          .append("' time='0.0")
          .append(i % 90 + 10)
          .append(i % 100 == 0 ? "'><failure message='no'/></testcase>\n" : "'/>\n");
    }
    report.append("</testsuite>");

    Response accepted =
        argus.post(report.toString().getBytes(UTF_8), Map.of("project", project, "runKey", "big"));

    accepted.then().statusCode(202);
    String runId = accepted.jsonPath().getString("runId");
    JsonPath run =
        await()
            .atMost(Argus.PATIENCE)
            .until(
                () -> argus.get("/api/runs/" + runId, Map.of("cases", "false")),
                answer -> answer.statusCode() == 200)
            .jsonPath();
    assertThat(run.getInt("counts.total")).isEqualTo(100_000);
    assertThat(run.getInt("counts.failed")).isEqualTo(1_000);
    assertThat(
            argus
                .get("/api/runs/" + runId, Map.of("caseStatus", "fail"))
                .jsonPath()
                .getList("cases"))
        .hasSize(1_000);
  }

  @Test
  void export_and_upload_again_give_the_same_bytes() {
    JsonPath run =
        argus.postAndRead(
            REPORT.getBytes(UTF_8),
            Map.of("project", project, "suiteId", "unit", "runKey", "export", "branch", "main"));
    String runId = run.getString("id");
    byte[] document = argus.get("/api/runs/" + runId + "/export", Map.of()).asByteArray();

    Response imported =
        argus
            .request()
            .contentType("application/json")
            .queryParam("project", project + "-copy")
            .body(document)
            .post("/api/ingest/runs");

    imported.then().statusCode(202);
    String copy = imported.jsonPath().getString("runId");
    argus.run(copy);
    String again = argus.get("/api/runs/" + copy + "/export", Map.of()).asString();
    // Another project gives the run and its cases other ids; everything else is the same.
    assertThat(
            again.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id").replace(project + "-copy", project))
        .isEqualTo(new String(document, UTF_8).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id"));
  }

  @Test
  void a_start_in_the_past_files_the_run_there() {
    Instant lastWeek = Instant.now().minusSeconds(7 * 86_400);

    JsonPath run =
        argus.postAndRead(
            REPORT.getBytes(UTF_8), Map.of("project", project, "startedAt", lastWeek.toString()));

    assertThat(Instant.parse(run.getString("startedAt")))
        .isEqualTo(lastWeek.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
  }
}
