package io.argus.report.upload;

import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.reader;
import static io.argus.report.testdata.Callers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class UploadReportTest {

  @Inject Waiters waiters;

  private final UUID runId = UUID.randomUUID();
  private final UUID uploadId = UUID.randomUUID();
  private StoredResults results;

  @BeforeEach
  void store() {
    results = StoredResults.empty();
    results.project("shop");
    results
        .run("shop", "unit", "2026-11-20T10:00:00Z")
        .id(runId.toString())
        .result("CartTest", "adds", PASS)
        .store();
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void it_tells_per_file_what_was_stored_and_what_was_not() {
    storeUpload();

    JsonPath report = ask(reader("shop")).jsonPath();

    assertThat(report.getString("uploadId")).isEqualTo(uploadId.toString());
    assertThat(report.getString("runId")).isEqualTo(runId.toString());
    assertThat(report.getString("project")).isEqualTo("shop");
    assertThat(report.getString("suiteId")).isEqualTo("unit");
    assertThat(report.getString("status")).isEqualTo("stored");
    assertThat(report.getInt("shard")).isEqualTo(2);
    assertThat(report.getInt("attempt")).isEqualTo(3);
    assertThat(report.getInt("counts.total")).isEqualTo(1);
    assertThat(report.getString("files[0].name")).isEqualTo("a.xml");
    assertThat(report.getInt("files[0].records")).isEqualTo(2);
    assertThat(report.getString("files[0].rejected[0]")).startsWith("line 7: ");
    assertThat(report.getString("files[1].error")).contains("not well-formed");
    assertThat(report.getString("links.run")).isEqualTo("/api/runs/" + runId);
  }

  @Test
  void an_upload_that_cannot_be_stored_is_refused_with_its_reason() {
    storeLetter("shop", "run belongs to another suite or project");

    JsonPath report = ask(reader("shop")).jsonPath();

    assertThat(report.getString("status")).isEqualTo("refused");
    assertThat(report.getString("reason")).isEqualTo("run belongs to another suite or project");
    assertThat(report.getList("files")).isEmpty();
    assertThat(report.getMap("")).doesNotContainKeys("counts", "shard", "payload", "value");
    ask(reader("blog")).then().statusCode(404);
  }

  @Test
  void once_it_is_stored_an_earlier_refusal_is_history() {
    storeLetter("shop", "away");
    storeUpload();

    assertThat(ask(anyone()).jsonPath().getString("status")).isEqualTo("stored");
  }

  @Test
  void an_upload_that_is_not_there_yet_says_how_to_wait() {
    ask(anyone()).then().statusCode(404).body("detail", containsString("wait=10"));
  }

  @Test
  void who_waits_is_answered_when_it_is_stored() {
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(() -> ask(anyone().queryParam("wait", 10)));
    Awaitility.await().until(() -> waiters.awaited().contains(uploadId));

    storeUpload();
    results.execute("select pg_notify('argus_upload_applied', ?)", uploadId.toString());

    assertThat(waiting.join().jsonPath().getString("status")).isEqualTo("stored");
  }

  @Test
  void a_build_may_read_of_its_own_upload_and_another_project_sees_nothing() {
    storeUpload();

    ask(with(Set.of("ingest"), Set.of("shop"))).then().statusCode(200);
    ask(with(Set.of("ingest"), Set.of("blog"))).then().statusCode(404);
    ask(with(Set.of("admin"), Set.of("shop"))).then().statusCode(403);
  }

  @Test
  void what_is_no_id_is_not_found() {
    anyone().get("/api/ingest/uploads/x").then().statusCode(404);
  }

  private Response ask(RequestSpecification caller) {
    return caller.get("/api/ingest/uploads/" + uploadId);
  }

  private void storeUpload() {
    results.execute(
        """
        insert into upload (project_id, run_id, upload_id, shard, attempt, started_at, received_at, chunks,
                            counts, files)
        select project_id, id, ?, 2, 3, started_at, now(), 1,
          '{"total":1,"passed":1,"failed":0,"errored":0,"skipped":0,"flaky":0}',
          '[{"name":"a.xml","format":"gotest","records":2,"cases":1,"warnings":[],"rejected":["line 7: cut"]},
            {"name":"b.xml","records":0,"cases":0,"warnings":[],"error":"line 1, column 2: not well-formed XML"}]'
        from test_run where run_id = ?
        """,
        uploadId,
        runId);
  }

  private void storeLetter(String project, String reason) {
    results.execute(
        """
        insert into dead_letter (topic, partition, position, reason, project, suite_id, run_id, upload_id, value,
                                 header_names, header_values, received_at)
        values ('argus.test-runs.v1.dlq', 0, (random() * 1e15)::bigint, ?, ?, 'unit', ?, ?, '\\x00', '{}', '{}', now())
        """,
        reason,
        project,
        runId,
        uploadId);
  }
}
