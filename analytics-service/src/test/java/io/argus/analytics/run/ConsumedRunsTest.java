package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.argus.analytics.testdata.Callers;
import io.argus.contracts.event.Topics;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class ConsumedRunsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject AgroalDataSource dataSource;
  @Inject ObjectMapper json;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private KafkaProducer<String, byte[]> producer;
  private final String project = "p" + UUID.randomUUID();

  @BeforeEach
  void connect() {
    producer = Produced.producer(bootstrapServers);
  }

  @AfterEach
  void disconnect() {
    producer.close();
  }

  @Test
  void an_upload_of_several_chunks_becomes_one_run() throws Exception {
    Produced upload = new Produced(project, "unit", "1");
    for (int i = 0; i < 10; i++) {
      upload.with("t" + i, i == 4 ? CaseStatus.FAIL : i == 7 ? CaseStatus.SKIP : CaseStatus.PASS);
    }

    store(upload);

    assertThat(
            text(
                "select status || ' ' || total || ' ' || passed || ' ' || failed || ' ' || skipped from test_run where run_id = ?",
                upload.runId()))
        .isEqualTo("2 10 8 1 1");
    assertThat(
            text(
                "select f.message || '|' || f.type from test_case_run t join test_run r on r.id = t.run_id"
                    + " join failure f on f.id = t.failure_id and f.project_id = t.project_id"
                    + " where r.run_id = ?",
                upload.runId()))
        .isEqualTo("t4 is FAIL|AssertionError");
    assertThat(text("select count(*) from upload_chunk where run_id = ?", upload.runId()))
        .isEqualTo("0");
  }

  @Test
  void the_same_upload_again_changes_nothing() throws Exception {
    Produced upload =
        new Produced(project, "unit", "1").with("a", CaseStatus.FAIL).with("b", CaseStatus.PASS);
    store(upload);
    String before = checksum();

    upload.send(producer, json);
    upload.send(producer, json);
    barrier();

    assertThat(checksum()).isEqualTo(before);
  }

  @Test
  void it_is_told_whether_somebody_else_has_a_run_and_not_who() throws Exception {
    Produced upload = new Produced(project, "unit", "1").with("a", CaseStatus.PASS);
    store(upload);
    UUID run = upload.runId();

    assertThat(isElsewhere(run, Map.of("project", project))).isFalse();
    assertThat(isElsewhere(run, Map.of("project", project, "suiteId", "unit"))).isFalse();
    assertThat(isElsewhere(run, Map.of("project", project, "suiteId", "e2e"))).isTrue();
    assertThat(isElsewhere(run, Map.of("project", "another"))).isTrue();
    assertThat(isElsewhere(UUID.randomUUID(), Map.of("project", "another"))).isFalse();
    Callers.reader(project)
        .queryParam("project", project)
        .get("/internal/runs/" + run + "/holder")
        .then()
        .statusCode(403);
  }

  private static boolean isElsewhere(UUID run, Map<String, String> asked) {
    return Callers.with(Set.of("ingest"), Set.of("another"))
        .queryParams(asked)
        .get("/internal/runs/" + run + "/holder")
        .then()
        .statusCode(200)
        .body("size()", equalTo(1))
        .extract()
        .path("elsewhere");
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "PPPPPPPFFF, 0.3, 2",
    "PPPPPPPPPP, 0, 0",
    "FFFFFFFFFF, 1, 4",
    "PPPPPPPPPF, 0.1, 1",
    "F, 0, 0",
    "FSSSP, 0.5, 2",
  })
  void results_in_a_row_become_score_and_level(String results, String score, String level)
      throws Exception {
    Instant start = Instant.now().minus(Duration.ofDays(2));
    Produced last = null;
    for (int i = 0; i < results.length(); i++) {
      last =
          new Produced(project, "unit", "run-" + i)
              .startedAt(start.plusSeconds(i))
              .with("a", status(results.charAt(i)));
      last.send(producer, json);
    }
    awaitStored(last);

    assertThat(state(last.caseId("a"))).startsWith(score + " " + level + " ");
  }

  @Test
  void the_order_of_arrival_never_matters() throws Exception {
    String results = "PFPPEFSPPFFPPPESFPPP";
    List<Produced> uploads = new ArrayList<>();
    Instant start =
        Instant.now().minus(Duration.ofDays(3)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    for (String other : List.of("in-order", "shuffled")) {
      uploads.clear();
      for (int i = 0; i < results.length(); i++) {
        uploads.add(
            new Produced(project, other, "run-" + i)
                // two of a kind start at the same moment: the run id decides
                .startedAt(start.plusSeconds(i / 2))
                .with("a", status(results.charAt(i)))
                .with("b" + i % 3, status(results.charAt(results.length() - 1 - i))));
      }
      if (other.equals("shuffled")) {
        Collections.shuffle(uploads, new Random(11));
      }
      for (Produced upload : uploads) {
        upload.send(producer, json);
      }
      for (Produced upload : uploads) {
        awaitStored(upload);
      }
    }

    // Ids differ between the suites, so ties are compared within one suite by replaying it alone.
    Produced inOrder = new Produced(project, "in-order", "x");
    Produced shuffled = new Produced(project, "shuffled", "x");
    assertThat(length(shuffled.caseId("a"))).isEqualTo(length(inOrder.caseId("a"))).isEqualTo("18");
    assertThat(windowFromRows("shuffled", shuffled.caseId("a")))
        .isEqualTo(state(shuffled.caseId("a")));
    assertThat(windowFromRows("in-order", inOrder.caseId("a")))
        .isEqualTo(state(inOrder.caseId("a")));
  }

  @Test
  void a_renamed_case_starts_anew() throws Exception {
    Instant start = Instant.now().minusSeconds(600);
    for (int i = 0; i < 5; i++) {
      store(
          new Produced(project, "unit", "r" + i)
              .startedAt(start.plusSeconds(i))
              .with("old", CaseStatus.FAIL));
    }
    Produced renamed = new Produced(project, "unit", "r9").with("new", CaseStatus.FAIL);
    store(renamed);

    assertThat(state(renamed.caseId("old"))).startsWith("1 4 ");
    assertThat(state(renamed.caseId("new"))).startsWith("0 0 ");
  }

  @Test
  void a_second_attempt_joins_its_run() throws Exception {
    Produced first =
        new Produced(project, "unit", "1").with("a", CaseStatus.FAIL).with("b", CaseStatus.PASS);
    Produced second = new Produced(project, "unit", "1").with("a", CaseStatus.PASS);
    second.attempt = 2;

    store(first);
    store(second);

    assertThat(
            text(
                "select status || ' ' || total || ' ' || passed || ' ' || failed || ' ' || flaky || ' ' || attempt from test_run where run_id = ?",
                first.runId()))
        .isEqualTo("1 2 2 0 1 2");
    assertThat(
            text(
                "select t.attempts from test_case_run t join test_run r on r.id = t.run_id where r.run_id = ? and t.attempts is not null",
                first.runId()))
        .isEqualTo("FP");
    assertThat(state(first.caseId("a"))).startsWith("0 0 ").endsWith(" 1");
  }

  @Test
  void an_upload_that_began_earlier_moves_the_run_to_another_week() throws Exception {
    Instant now = Instant.now();
    Produced late = new Produced(project, "unit", "1").startedAt(now).with("a", CaseStatus.FAIL);
    Produced early =
        new Produced(project, "unit", "1")
            .startedAt(now.minus(Duration.ofDays(9)))
            .with("b", CaseStatus.ERROR);

    store(late);
    store(early);

    assertThat(
            text(
                "select count(*) from test_case_run t join test_run r on r.id = t.run_id and r.started_at = t.started_at join failure f on f.project_id = t.project_id and f.id = t.failure_id and f.week = week_of(t.started_at) where r.run_id = ?",
                late.runId()))
        .isEqualTo("2");
  }

  @Test
  void a_run_is_running_until_its_last_shard_is_in() throws Exception {
    Produced one = new Produced(project, "e2e", "1").with("a", CaseStatus.PASS);
    one.shard = 1;
    one.shardTotal = 2;
    Produced two = new Produced(project, "e2e", "1").with("b", CaseStatus.FAIL);
    two.shard = 2;
    two.shardTotal = 2;

    store(one);
    assertThat(text("select status from test_run where run_id = ?", one.runId())).isEqualTo("0");
    store(two);

    assertThat(
            text(
                "select status || ' ' || total || ' ' || shards::text from test_run where run_id = ?",
                one.runId()))
        .isEqualTo("2 2 {1,2}");
  }

  @Test
  void what_few_cases_have_is_kept() throws Exception {
    Produced upload = new Produced(project, "unit", "1");
    Failure no = new Failure("no", null, null);
    upload.with(
        new TestCaseRun(
            upload.caseId("x"),
            "suite",
            "Class",
            "x",
            null,
            CaseStatus.PASS,
            3,
            List.of(
                new Attempt(1, 0, CaseStatus.FAIL, 2, no),
                new Attempt(1, 0, CaseStatus.PASS, 3, null)),
            null,
            12,
            null,
            no,
            Map.of("stdout", "hello"),
            List.of(),
            List.of()));

    store(upload);

    JsonNode detail =
        json.readTree(
            text(
                "select t.detail from test_case_run t join test_run r on r.id = t.run_id where r.run_id = ?",
                upload.runId()));
    assertThat(detail.at("/attempts/0/error/message").asText()).isEqualTo("no");
    assertThat(detail.at("/diagnostics/stdout").asText()).isEqualTo("hello");
    assertThat(detail.at("/responseTimeMs").asInt()).isEqualTo(12);
  }

  @Test
  void chunks_that_were_kept_before_they_were_compressed_are_read_as_they_are() throws Exception {
    Produced upload = new Produced(project, "unit", "1");
    for (int i = 0; i < 7; i++) {
      upload.with("t" + i, CaseStatus.PASS);
    }
    upload.send(producer, json, upload.chunks().get(0));
    upload.send(producer, json, upload.chunks().get(1));
    upload.send(producer, json, upload.chunks().get(2));
    barrier();
    byte[] first = json.writeValueAsBytes(upload.chunks().get(0));
    execute(
        "update upload_chunk set payload = '\\x%s', unpacked_bytes = null where chunk = 0 and run_id = '%s'"
            .formatted(HexFormat.of().formatHex(first), upload.runId()));

    upload.send(producer, json, upload.report());
    awaitStored(upload);

    assertThat(text("select total from test_run where run_id = ?", upload.runId())).isEqualTo("7");
  }

  @Test
  void poison_amid_good_records_harms_nobody_and_leaves_a_letter() throws Exception {
    Produced good = new Produced(project, "unit", "1").with("a", CaseStatus.PASS);
    Produced lacking = new Produced(project, "unit", "2");
    for (int i = 0; i < 7; i++) {
      lacking.with("t" + i, CaseStatus.PASS);
    }

    producer
        .send(
            good.record(
                "TestRunReported", "{not json".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .get();
    producer
        .send(good.record("SomethingElse", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .get();
    lacking.send(producer, json, lacking.chunks().get(0));
    lacking.send(producer, json, lacking.chunks().get(2));
    lacking.send(producer, json, lacking.report());
    good.send(producer, json);
    awaitStored(good);

    assertThat(letters(3))
        .anyMatch(reason -> reason.contains("TestRunReported cannot be read"))
        .anyMatch(reason -> reason.contains("SomethingElse is not known"))
        .anyMatch(reason -> reason.equals("chunk 1 of 3 is missing"));
    assertThat(text("select count(*) from test_run where run_id = ?", lacking.runId()))
        .isEqualTo("0");

    // the missing chunk comes, and the letter is driven again
    lacking.send(producer, json, lacking.chunks().get(1));
    lacking.send(producer, json, lacking.report());
    awaitStored(lacking);
    assertThat(text("select total from test_run where run_id = ?", lacking.runId())).isEqualTo("7");
  }

  @Test
  void a_hostile_stack_trace_stops_nobody() throws Exception {
    Produced hostile = new Produced(project, "unit", "hostile");
    hostile.with(
        new TestCaseRun(
            hostile.caseId("x"),
            "suite",
            "Class",
            "x",
            null,
            CaseStatus.FAIL,
            1,
            List.of(),
            null,
            null,
            null,
            new Failure("no", "E", "at a-1" + ".a".repeat(30_000)),
            Map.of(),
            List.of(),
            List.of()));
    hostile.with(
        new TestCaseRun(
            hostile.caseId("y"),
            "suite",
            "Class",
            "y",
            null,
            CaseStatus.FAIL,
            1,
            List.of(),
            null,
            null,
            null,
            new Failure("no", "E", "at " + "a-".repeat(30_000)),
            Map.of(),
            List.of(),
            List.of()));
    hostile.send(producer, json);

    store(new Produced(project, "unit", "good").with("a", CaseStatus.PASS));

    assertThat(text("select total from test_run where run_id = ?", hostile.runId())).isEqualTo("2");
  }

  @Test
  void an_upload_that_cannot_be_stored_leaves_no_trace_and_a_letter() throws Exception {
    Produced twice =
        new Produced(project, "unit", "twice")
            .with("a", CaseStatus.PASS)
            .with("a", CaseStatus.FAIL);
    Produced absurd = new Produced(project, "unit", "absurd").with("a", CaseStatus.PASS);
    absurd.durationMs = Long.MAX_VALUE;
    twice.send(producer, json);
    absurd.send(producer, json);

    store(new Produced(project, "unit", "good").with("a", CaseStatus.PASS));

    assertThat(letters(2)).hasSize(2);
    assertThat(
            text(
                "select count(*) from test_run where run_key in ('twice', 'absurd') and project_id = (select id from project where slug = ?)",
                project))
        .isEqualTo("0");
  }

  @Test
  void a_red_case_stays_red_beside_a_green_one_of_the_same_try() throws Exception {
    for (CaseStatus first : List.of(CaseStatus.FAIL, CaseStatus.PASS)) {
      Produced one = new Produced(project, "unit", "first-" + first).with("a", first);
      store(one);
      store(
          new Produced(project, "unit", "first-" + first)
              .with("a", first == CaseStatus.PASS ? CaseStatus.FAIL : CaseStatus.PASS));

      assertThat(
              text(
                  "select status || ' ' || failed || ' ' || flaky from test_run where run_id = ?",
                  one.runId()))
          .isEqualTo("2 1 0");
    }
  }

  @Test
  void a_run_that_moves_back_is_no_longer_the_newest() throws Exception {
    Instant now = Instant.now().minusSeconds(100);
    Produced moving =
        new Produced(project, "unit", "moving").startedAt(now).with("a", CaseStatus.FAIL);
    Produced other =
        new Produced(project, "unit", "other")
            .startedAt(now.minusSeconds(10))
            .with("a", CaseStatus.PASS);
    store(moving);
    store(other);
    store(
        new Produced(project, "unit", "moving")
            .startedAt(now.minusSeconds(20))
            .with("b", CaseStatus.PASS));

    assertThat(
            text(
                "select s.newest_run_id from suite s join project p on p.id = s.project_id where p.slug = ?",
                project))
        .isEqualTo(other.runId().toString());
    assertThat(state(moving.caseId("a"))).isEqualTo(windowFromRows("unit", moving.caseId("a")));
  }

  @Test
  void a_run_with_errors_and_no_case_is_red() throws Exception {
    Produced upload = new Produced(project, "unit", "1");
    upload.errors.add(new RunError("suite", "set-up failed", null, null));

    store(upload);

    assertThat(
            text(
                "select status || ' ' || total || ' ' || (errors->0->>'message') from test_run where run_id = ?",
                upload.runId()))
        .isEqualTo("2 0 set-up failed");
  }

  @Test
  void a_run_older_than_the_retention_makes_no_partition() throws Exception {
    Produced ancient =
        new Produced(project, "unit", "old")
            .startedAt(Instant.parse("1999-01-01T00:00:00Z"))
            .with("a", CaseStatus.PASS);
    ancient.send(producer, json);
    barrier();

    assertThat(text("select count(*) from test_run where run_id = ?", ancient.runId()))
        .isEqualTo("0");
    assertThat(text("select to_regclass('test_case_run_19981228')::text is null", null))
        .isEqualTo("t");
  }

  @Test
  void tells_the_insights_topic() throws Exception {
    Produced upload = new Produced(project, "unit", "1").with("a", CaseStatus.FAIL);
    store(upload);

    try (KafkaConsumer<String, byte[]> consumer = consumer(Topics.INSIGHTS)) {
      await()
          .atMost(SOON)
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  JsonNode event = json.readTree(record.value());
                  if (event.get("runId").asText().equals(upload.runId().toString())) {
                    return record.key().equals(project)
                        && event.get("status").asText().equals("fail");
                  }
                }
                return false;
              });
    }
  }

  private void store(Produced upload) throws Exception {
    upload.send(producer, json);
    awaitStored(upload);
  }

  private void awaitStored(Produced upload) {
    await()
        .atMost(SOON)
        .until(
            () ->
                text("select count(*) from upload where upload_id = ?", upload.uploadId)
                    .equals("1"));
  }

  /** Everything sent to the project's suites before has been consumed. */
  private void barrier() throws Exception {
    store(new Produced(project, "unit", "barrier-" + UUID.randomUUID()));
    execute("delete from test_run where run_key like 'barrier-%'");
  }

  private String state(UUID caseId) {
    return text(
        "select score || ' ' || level || ' ' || failed || ' ' || errored || ' ' || length from case_state s join test_case c on c.id = s.case_id where c.case_id = ?",
        caseId);
  }

  private String length(UUID caseId) {
    return text(
        "select length from case_state s join test_case c on c.id = s.case_id where c.case_id = ?",
        caseId);
  }

  /** The window by definition: the set of results, ordered by start and run id. */
  private String windowFromRows(String suite, UUID caseId) {
    String word =
        text(
            "select string_agg(case t.status when 0 then 'P' when 1 then 'F' else 'E' end, '' order by t.started_at, r.run_id)"
                + " from test_case_run t join test_run r on r.id = t.run_id join test_case c on c.id = t.case_id"
                + " where t.status <> 3 and c.case_id = ?",
            caseId);
    long failed = 0;
    long errored = 0;
    for (char letter : word.toCharArray()) {
      failed = failed << 1 | (letter == 'F' ? 1 : 0);
      errored = errored << 1 | (letter == 'E' ? 1 : 0);
    }
    double runs = Math.min(10, word.length());
    double share = runs < 2 ? 0 : Long.bitCount((failed | errored) & 0x3ff) / runs;
    String score = share == 0 ? "0" : share == 1 ? "1" : String.valueOf(share);
    int level = share == 0 ? 0 : share <= 0.2 ? 1 : share <= 0.5 ? 2 : share < 1 ? 3 : 4;
    return score + " " + level + " " + failed + " " + errored + " " + word.length();
  }

  private String checksum() {
    return text(
        "select (select md5(string_agg(r::text, '|' order by run_id)) from (select run_id, status, total, started_at, duration_ms, errors from test_run) r)"
            + " || (select md5(string_agg(t::text, '|' order by t.case_id, t.run_id)) from test_case_run t)"
            + " || (select md5(string_agg(s::text, '|' order by s.case_id)) from case_state s)",
        null);
  }

  private List<String> letters(int atLeast) {
    List<String> reasons = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        consumer(Topics.TEST_RUNS + Topics.DEAD_LETTER_SUFFIX)) {
      await()
          .atMost(SOON)
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  if (record.key().startsWith(project)) {
                    reasons.add(
                        new String(
                            record.headers().lastHeader("argus_reason").value(),
                            java.nio.charset.StandardCharsets.UTF_8));
                  }
                }
                return reasons.size() >= atLeast;
              });
    }
    return reasons;
  }

  private KafkaConsumer<String, byte[]> consumer(String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  private String text(String sql, Object parameter) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      if (parameter != null) {
        select.setObject(1, parameter);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private static CaseStatus status(char letter) {
    return switch (letter) {
      case 'P' -> CaseStatus.PASS;
      case 'F' -> CaseStatus.FAIL;
      case 'E' -> CaseStatus.ERROR;
      default -> CaseStatus.SKIP;
    };
  }
}
