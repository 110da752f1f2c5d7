package io.argus.report.upload;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.reader;
import static io.argus.report.testdata.Callers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.argus.testing.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class UploadWaitTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @Inject Waiters waiters;

  private final UUID runId = UUID.randomUUID();
  private final UUID uploadId = UUID.randomUUID();
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private StoredResults results;

  @BeforeEach
  void store() {
    results = StoredResults.empty();
    results.project("shop");
  }

  @AfterEach
  void close() {
    clients.shutdownNow();
    results.close();
  }

  @Test
  void an_upload_that_is_stored_already_is_answered_at_once() {
    apply("CartTest.adds broke");

    JsonPath answer = ask(anyone(), 10).jsonPath();

    assertThat(answer.getString("runId")).isEqualTo(runId.toString());
    assertThat(answer.getString("uploadId")).isEqualTo(uploadId.toString());
    assertThat(answer.getBoolean("applied")).isTrue();
    assertThat(answer.getInt("omitted")).isZero();
    assertThat(answer.getList("failures")).hasSize(1);
    assertThat(answer.getString("failures[0].case.className")).isEqualTo("CartTest");
    assertThat(answer.getString("failures[0].case.name")).isEqualTo("adds");
    assertThat(answer.getString("failures[0].status")).isEqualTo("fail");
    assertThat(answer.getString("failures[0].error.message")).isEqualTo("CartTest.adds broke");
    assertThat(answer.getString("failures[0].flaky.verdict")).isEqualTo("insufficient_data");
  }

  @Test
  void a_caller_that_waits_is_woken_when_the_upload_is_stored() {
    CompletableFuture<Response> waiting = askAndWait(anyone());

    apply("broke");
    announce(uploadId);

    JsonPath answer = waiting.orTimeout(5, TimeUnit.SECONDS).join().jsonPath();
    assertThat(answer.getBoolean("applied")).isTrue();
    assertThat(answer.getList("failures")).hasSize(1);
  }

  @Test
  void the_news_of_another_upload_wakes_nobody() {
    CompletableFuture<Response> waiting = askAndWait(anyone());
    apply("broke");

    announce(UUID.randomUUID());
    results.execute("select pg_notify('argus_upload_applied', 'no id')");

    assertThat(waiting).isNotDone();
    announce(uploadId);
    assertThat(waiting.join().jsonPath().getBoolean("applied")).isTrue();
  }

  @Test
  void what_was_stored_while_the_connection_was_away_is_found_when_it_is_back() {
    CompletableFuture<Response> waiting = askAndWait(anyone());
    apply("broke");

    endTheListener();

    assertThat(waiting.join().jsonPath().getBoolean("applied")).isTrue();
    assertThat(waiting.join().time()).isLessThan(9_000);
  }

  @Test
  void an_upload_that_never_comes_is_not_applied_when_the_time_is_over() {
    Response answer = ask(anyone(), 1);

    answer
        .then()
        .statusCode(200)
        .body("applied", equalTo(false))
        .body("failures", equalTo(List.of()))
        .body("omitted", equalTo(0));
    assertThat(answer.time()).isBetween(900L, 5_000L);
    assertThat(waiters.awaited()).isEmpty();
  }

  @Test
  void without_wait_the_answer_is_what_is_known_now() {
    assertThat(ask(anyone(), 0).jsonPath().getBoolean("applied")).isFalse();
    assertThat(ask(anyone(), 0).time()).isLessThan(AT_ONCE.toMillis());
  }

  @Test
  void the_token_of_a_build_may_wait_for_its_own_upload() {
    apply("broke");

    assertThat(failures(with(Set.of("ingest"), Set.of("shop")))).isOne();
    assertThat(failures(reader("shop"))).isOne();
    ask(with(Set.of("admin"), Set.of("shop")), 0).then().statusCode(403);
  }

  @Test
  void a_project_out_of_reach_looks_like_an_upload_that_never_comes() {
    apply("broke");

    JsonPath answer = ask(with(Set.of("ingest"), Set.of("blog")), 0).jsonPath();

    assertThat(answer.getBoolean("applied")).isFalse();
    assertThat(answer.getList("failures")).isEmpty();
  }

  @Test
  void an_upload_of_another_run_is_not_this_one() {
    apply("broke");
    UUID other = results.run("shop", "unit", "2026-11-20T12:00:00Z").store();

    assertThat(ask(anyone(), other, 0).jsonPath().getBoolean("applied")).isFalse();
  }

  @Test
  void many_failures_are_cut_short_and_counted() {
    var run = results.run("shop", "unit", "2026-11-20T10:00:00Z").id(runId.toString());
    for (int i = 0; i < 203; i++) {
      run.result(failure("c%03d".formatted(i), "m".repeat(5_000)));
    }
    run.store();
    storeUpload();

    JsonPath answer = ask(anyone(), 0).jsonPath();

    assertThat(answer.<String>getList("failures.case.name")).hasSize(200).startsWith("c000");
    assertThat(answer.getInt("omitted")).isEqualTo(3);
    assertThat(answer.getString("failures[0].error.message")).hasSize(2_001).endsWith("m…");
  }

  @Test
  void two_hundred_callers_wait_without_holding_up_a_reader() {
    apply("broke");
    List<CompletableFuture<Response>> waiting = new ArrayList<>();
    List<UUID> missing = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      UUID upload = UUID.randomUUID();
      missing.add(upload);
      waiting.add(CompletableFuture.supplyAsync(() -> ask(anyone(), runId, upload, 10), clients));
    }
    await().atMost(AT_ONCE).until(() -> waiters.awaited().size() == 200);

    Response list = anyone().get("/api/runs");

    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.time()).isLessThan(1_000);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    missing.forEach(upload -> storeUpload(upload));
    missing.forEach(this::announce);
    assertThat(waiting).allMatch(answer -> answer.join().jsonPath().getBoolean("applied"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "11", "1.5", "soon"})
  void a_wait_that_is_none_is_named(String wait) {
    anyone()
        .queryParam("wait", wait)
        .get("/api/runs/" + runId + "/uploads/" + uploadId)
        .then()
        .statusCode(400)
        .body("field", equalTo("wait"));
  }

  @ParameterizedTest
  @CsvSource({"x, 00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000, 1"})
  void what_is_no_id_is_not_found(String run, String upload) {
    anyone().get("/api/runs/" + run + "/uploads/" + upload).then().statusCode(404);
  }

  private int failures(RequestSpecification caller) {
    return ask(caller, 0).jsonPath().getList("failures").size();
  }

  private CompletableFuture<Response> askAndWait(RequestSpecification caller) {
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(() -> ask(caller, 10), clients);
    await().atMost(AT_ONCE).until(() -> waiters.awaited().contains(uploadId));
    return waiting;
  }

  private Response ask(RequestSpecification caller, int wait) {
    return ask(caller, runId, wait);
  }

  private Response ask(RequestSpecification caller, UUID run, int wait) {
    return ask(caller, run, uploadId, wait);
  }

  private static Response ask(RequestSpecification caller, UUID run, UUID upload, int wait) {
    return caller.queryParam("wait", wait).get("/api/runs/" + run + "/uploads/" + upload);
  }

  private void apply(String message) {
    results
        .run("shop", "unit", "2026-11-20T10:00:00Z")
        .id(runId.toString())
        .result(failure("adds", message))
        .result("CartTest", "removes", PASS)
        .store();
    storeUpload();
  }

  private static StoredCaseFixture failure(String name, String message) {
    return StoredCaseFixture.of("CartTest", name, FAIL).message(message);
  }

  private void storeUpload() {
    storeUpload(uploadId);
  }

  private void storeUpload(UUID upload) {
    results.execute(
        """
        insert into upload (project_id, run_id, upload_id, shard, attempt, started_at, received_at,
                            chunks, counts)
        select project_id, id, ?, 0, 1, started_at, now(), 1, '{}' from test_run where run_id = ?
        """,
        upload,
        runId);
  }

  private void announce(UUID upload) {
    results.execute("select pg_notify('argus_upload_applied', ?)", upload.toString());
  }

  private static void endTheListener() {
    await().atMost(AT_ONCE).until(() -> endListeners() == 1);
  }

  /** The role sees its own connections only. */
  private static int endListeners() throws SQLException {
    try (Connection connection = Backends.postgres().as("argus_report").connect();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'report-service notifications'")) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }
}
