package io.argus.analytics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.argus.analytics.run.Produced;
import io.argus.analytics.stability.Stability;
import io.argus.analytics.stability.Window;
import io.argus.analytics.storage.Partitions;
import io.argus.analytics.testdata.MovableClock;
import io.argus.analytics.testdata.Tables;
import io.argus.contracts.run.CaseStatus;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks and rounds are those of all projects; each test looks at its own. */
@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class RetentionTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Retention retention;
  @Inject RetentionJob job;
  @Inject Partitions partitions;
  @Inject MovableClock clock;
  @Inject Tables tables;
  @Inject AgroalDataSource dataSource;
  @Inject ObjectMapper json;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String project = "p" + UUID.randomUUID();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void connect() {
    producer = Produced.producer(bootstrapServers);
  }

  @AfterEach
  void reset() {
    clock.reset();
    producer.close();
    threads.shutdownNow();
  }

  @Test
  void the_run_after_the_thousandth_makes_the_oldest_go_at_once() throws Exception {
    tables.execute("insert into project (slug, max_runs) values (?, 1000)", project);
    Produced oldest =
        store(
            new Produced(project, "unit", "oldest")
                .startedAt(now.minusSeconds(7_200))
                .with("a", CaseStatus.FAIL)
                .with("only here", CaseStatus.PASS));
    tables.execute(
        """
        with more as (
          insert into test_run (project_id, suite_id, run_id, status, started_at, total, passed, failed, errored, skipped, flaky)
          select s.project_id, s.id, gen_random_uuid(), 1, ?::timestamptz + n * interval '1 s', 1, 1, 0, 0, 0, 0
          from generate_series(1, 999) n, suite s join project p on p.id = s.project_id where p.slug = ?
          returning project_id, id, started_at)
        insert into test_case_run (project_id, case_id, started_at, run_id, status, attempt, shard)
        select m.project_id, c.id, m.started_at, m.id, 0, 1, 0 from more m
        join test_case c on c.project_id = m.project_id and c.name = 'a'
        """,
        now.minusSeconds(3_600).toString(),
        project);

    store(new Produced(project, "unit", "newest").startedAt(now).with("a", CaseStatus.PASS));

    await().atMost(SOON).until(() -> runs() == 1_000);
    assertThat(tables.text("select 1 from test_run where run_id = ?", oldest.runId())).isEmpty();
    assertThat(tables.text("select 1 from upload where upload_id = ?", oldest.uploadId)).isEmpty();
    assertThat(tables.text("select 1 from test_case where case_id = ?", oldest.caseId("only here")))
        .isEmpty();
    assertThat(results()).isEqualTo(1_000);
    assertThat(
            tables.number(
                "select count(*) from case_state s join project p on p.id = s.project_id where slug = ?",
                project))
        .isEqualTo(1);
    assertThatWindowsAreThoseOfTheRows();
  }

  private void attach(Produced run) {
    tables.execute(
        """
        insert into attachment (run_id, url, project, name, content_type, size_bytes, sha256, stored_at, expires_at)
        values (?, 'u', ?, 'n', 'text/plain', 1, 'ab', now(), now() + interval '1 year')
        """,
        run.runId(),
        project);
  }

  private Instant attachmentExpires(Produced run) {
    return Instant.ofEpochSecond(
        tables.number(
            "select extract(epoch from expires_at)::int from attachment where run_id = ?",
            run.runId()));
  }

  @Test
  void ninety_days_later_a_run_is_gone_and_then_its_week() throws Exception {
    Produced old =
        store(
            new Produced(project, "unit", "old")
                .startedAt(now.minus(Duration.ofDays(80)))
                .with("a", CaseStatus.FAIL)
                .with("gone", CaseStatus.FAIL));
    Produced young =
        store(new Produced(project, "unit", "young").startedAt(now).with("a", CaseStatus.PASS));
    String week = tableOf(old.startedAt);
    attach(old);
    attach(young);
    round();
    assertThat(runs()).isEqualTo(2);

    clock.forward(Duration.ofDays(10).plusSeconds(1));
    round();

    assertThat(attachmentExpires(old)).isBefore(clock.instant().plusSeconds(1));
    assertThat(attachmentExpires(young)).isAfter(clock.instant().plus(Duration.ofDays(300)));

    assertThat(
            tables.text(
                "select string_agg(run_key, ' ') from test_run r join project p on p.id = r.project_id where slug = ?",
                project))
        .isEqualTo("young");
    assertThat(results()).as("left for the end of the week").isEqualTo(3);
    assertThat(tables.text("select 1 from test_case where case_id = ?", old.caseId("gone")))
        .isEmpty();
    assertThat(length(young.caseId("a"))).isEqualTo(1);
    assertThat(exists(week)).isTrue();

    clock.forward(Duration.ofDays(8));
    round();

    assertThat(exists(week)).isFalse();
    assertThat(exists(week.replace("test_case_run", "failure"))).isFalse();
    assertThat(results()).isEqualTo(1);
    assertThatWindowsAreThoseOfTheRows();
  }

  @Test
  void a_run_of_the_last_hour_of_the_retention_is_stored_and_stays() throws Exception {
    round();
    Produced late =
        store(
            new Produced(project, "unit", "late")
                .startedAt(now.minus(Duration.ofDays(90)).plus(Duration.ofHours(1)))
                .with("a", CaseStatus.PASS));

    round();

    assertThat(runs()).isEqualTo(1);
    assertThat(exists(tableOf(late.startedAt))).isTrue();
  }

  @Test
  void what_stays_looks_as_if_the_removed_had_never_been() throws Exception {
    Random random = new Random(3);
    CaseStatus[] any = CaseStatus.values();
    Produced last = null;
    for (int i = 0; i < 60; i++) {
      Produced run =
          new Produced(project, i % 3 == 0 ? "e2e" : "unit", "run-" + i)
              .startedAt(now.minus(Duration.ofHours(random.nextInt(24 * 80))));
      for (int c = 0; c < 6; c++) {
        if (random.nextInt(4) > 0) {
          run.with("t" + c, any[random.nextInt(any.length)]);
        }
      }
      run.with("own " + i, CaseStatus.PASS);
      run.send(producer, json);
      last = run;
    }
    awaitStored(last);
    await().atMost(SOON).until(() -> runs() == 60);
    tables.execute("update project set max_runs = 25, retention_days = 60 where slug = ?", project);

    round();

    assertThat(runs()).isBetween(1, 25);
    assertThat(results())
        .isEqualTo(
            tables.number(
                "select sum(total) from test_run r join project p on p.id = r.project_id where slug = ?",
                project));
    assertThat(
            tables.number(
                "select count(*) from test_case c join project p on p.id = c.project_id where slug = ? and name like 'own %'",
                project))
        .isEqualTo(runs());
    assertThatWindowsAreThoseOfTheRows();

    // a cached window would still know the removed runs
    store(new Produced(project, "unit", "next").startedAt(now).with("t1", CaseStatus.FAIL));
    assertThatWindowsAreThoseOfTheRows();
  }

  @Test
  void a_week_is_dropped_while_others_are_written_and_read() throws Exception {
    Produced old =
        store(
            new Produced(project, "unit", "old")
                .startedAt(now.minus(Duration.ofDays(85)))
                .with("a", CaseStatus.PASS));
    clock.forward(Duration.ofDays(20));
    try (Connection reader = dataSource.getConnection()) {
      reader.setAutoCommit(false);
      try (Statement statement = reader.createStatement()) {
        statement.execute("select count(*) from test_case_run");
      }

      Future<?> round = threads.submit(this::round);
      await().atMost(SOON).until(() -> runs() == 0);
      for (int i = 0; i < 40; i++) {
        new Produced(project, "unit", "new-" + i)
            // weeks of before and one that has to be made now
            .startedAt(now.plus(Duration.ofDays(i % 3 == 0 ? 18 : -i)))
            .with("a", CaseStatus.PASS)
            .send(producer, json);
      }
      await().atMost(SOON).until(() -> runs() == 40);
      assertThat(round.isDone()).as("the round waits for the reader").isFalse();
      reader.rollback();
      round.get();
    }

    assertThat(exists(tableOf(old.startedAt))).isFalse();
    assertThat(runs()).isEqualTo(40);
    assertThatWindowsAreThoseOfTheRows();
  }

  @Test
  void a_week_that_another_process_has_dropped_is_made_again() throws Exception {
    Instant then = now.minus(Duration.ofDays(70));
    store(new Produced(project, "unit", "one").startedAt(then).with("a", CaseStatus.PASS));
    for (String table : List.of(tableOf(then), tableOf(then).replace("test_case_run", "failure"))) {
      tables.execute("drop table " + table);
    }

    store(new Produced(project, "unit", "two").startedAt(then).with("a", CaseStatus.FAIL));

    assertThat(results()).isEqualTo(1);
  }

  @Test
  void rounds_at_once_remove_nothing_twice() throws Exception {
    for (int i = 0; i < 20; i++) {
      new Produced(project, "unit", "run-" + i)
          .startedAt(now.minusSeconds(i))
          .with("a", CaseStatus.PASS)
          .send(producer, json);
    }
    await().atMost(SOON).until(() -> runs() == 20);
    tables.execute("update project set max_runs = 5 where slug = ?", project);

    List<Future<Optional<Removed>>> rounds = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      rounds.add(threads.submit(() -> retention.round()));
    }
    long removed = 0;
    for (Future<Optional<Removed>> round : rounds) {
      removed += round.get().map(Removed::runs).orElse(0L);
    }
    round();

    assertThat(removed).as("no run is removed twice").isLessThanOrEqualTo(15);
    assertThat(runs()).isEqualTo(5);
    assertThat(results()).isEqualTo(5);
    assertThatWindowsAreThoseOfTheRows();
  }

  @Test
  void a_round_elsewhere_is_left_alone() throws Exception {
    try (Connection elsewhere = dataSource.getConnection();
        Statement statement = elsewhere.createStatement()) {
      statement.execute("select pg_advisory_lock(" + 0x4172_6775_7352_6574L + ")");

      assertThat(retention.round()).isEmpty();

      statement.execute("select pg_advisory_unlock_all()");
    }
    round();
  }

  @Test
  void what_uploads_left_behind_goes_unless_a_letter_needs_it() throws Exception {
    UUID lost = UUID.randomUUID();
    UUID needed = UUID.randomUUID();
    UUID young = UUID.randomUUID();
    chunk(lost, "8 days");
    chunk(needed, "8 days");
    chunk(young, "6 days");
    letter(needed, "8 days");
    letter(lost, "31 days");

    job.everySoOften();

    await().atMost(SOON).until(() -> chunks(lost) == 0);
    assertThat(chunks(needed)).isEqualTo(1);
    assertThat(chunks(young)).isEqualTo(1);
    assertThat(letters(lost)).isZero();
    assertThat(letters(needed)).isEqualTo(1);

    tables.execute("update dead_letter set redriven_at = now() where upload_id = ?", needed);
    round();
    assertThat(chunks(needed)).isZero();
  }

  @Test
  void times_that_no_run_can_have_make_no_partition() throws Exception {
    for (String startedAt :
        List.of("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "-0044-03-15T12:00:00Z")) {
      new Produced(project, "unit", startedAt)
          .startedAt(Instant.parse(startedAt))
          .with("a", CaseStatus.PASS)
          .send(producer, json);
    }
    Produced tomorrow =
        store(
            new Produced(project, "unit", "tomorrow")
                .startedAt(Instant.now().plus(Duration.ofHours(24)))
                .with("a", CaseStatus.PASS));
    new Produced(project, "unit", "later")
        .startedAt(Instant.now().plus(Duration.ofHours(26)))
        .with("a", CaseStatus.PASS)
        .send(producer, json);
    store(new Produced(project, "unit", "barrier").with("a", CaseStatus.PASS));

    assertThat(
            tables.text(
                "select string_agg(run_key, ' ' order by run_key) from test_run r join project p on p.id = r.project_id where slug = ?",
                project))
        .isEqualTo("barrier tomorrow");
    assertThat(
            tables.number(
                "select count(*) from pg_class where relname ~ '^test_case_run_(1969|9999)'"))
        .isZero();
    assertThat(exists(tableOf(tomorrow.startedAt))).isTrue();
    await()
        .atMost(SOON)
        .until(
            () ->
                tables.number(
                        "select count(*) from dead_letter where project = ? and reason like 'startedAt % lies in the future'",
                        project)
                    == 2);
  }

  private Produced store(Produced upload) throws Exception {
    upload.send(producer, json);
    awaitStored(upload);
    return upload;
  }

  private void awaitStored(Produced upload) {
    await()
        .atMost(SOON)
        .until(
            () ->
                tables.number("select count(*) from upload where upload_id = ?", upload.uploadId)
                    == 1);
  }

  /** Waits for a round that a run of another test has caused. */
  private void round() {
    await().atMost(SOON).until(() -> retention.round().isPresent());
  }

  private int runs() {
    return tables.number(
        "select count(*) from test_run r join project p on p.id = r.project_id where slug = ?",
        project);
  }

  private int results() {
    return tables.number(
        "select count(*) from test_case_run r join project p on p.id = r.project_id where slug = ?",
        project);
  }

  private int length(UUID caseId) {
    return tables.number(
        "select length from case_state s join test_case c on c.id = s.case_id where c.case_id = ?",
        caseId);
  }

  private boolean exists(String table) {
    return !tables.text("select to_regclass(?)", table).isEmpty();
  }

  private static String tableOf(Instant startedAt) {
    return "test_case_run_" + Partitions.weekOf(startedAt).toString().replace("-", "");
  }

  private void chunk(UUID upload, String age) {
    tables.execute(
        "insert into upload_chunk values (?, ?, 0, '', now() - ?::interval)",
        UUID.randomUUID(),
        upload,
        age);
  }

  private void letter(UUID upload, String age) {
    tables.execute(
        "insert into dead_letter (topic, partition, position, upload_id, header_names, header_values, received_at) values ('t', 0, ?, ?, '{}', '{}', now() - ?::interval)",
        upload.getMostSignificantBits(),
        upload,
        age);
  }

  private int chunks(UUID upload) {
    return tables.number("select count(*) from upload_chunk where upload_id = ?", upload);
  }

  private int letters(UUID upload) {
    return tables.number("select count(*) from dead_letter where upload_id = ?", upload);
  }

  /** Every window of the project, against the one that its rows make. */
  private void assertThatWindowsAreThoseOfTheRows() {
    String cases =
        tables.text(
            """
            select string_agg(c.id || ':' || coalesce(s.failed || ',' || s.errored || ',' || s.length || ',' || s.score, '-') || ':' ||
              coalesce((select string_agg(t.status::text, '' order by t.started_at, r.run_id)
                from test_case_run t join test_run r on r.id = t.run_id and r.project_id = t.project_id
                where t.project_id = c.project_id and t.case_id = c.id and t.status <> 3), ''), ' ')
            from test_case c join project p on p.id = c.project_id
            left join case_state s on s.project_id = c.project_id and s.case_id = c.id
            where p.slug = ?
            """,
            project);
    assertThat(cases).isNotEmpty();
    for (String line : cases.split(" ")) {
      String[] parts = line.split(":", -1);
      Window window = Window.EMPTY;
      for (char code : parts[2].toCharArray()) {
        window = window.push(CaseStatus.ofCode(code - '0'));
      }
      double score = Stability.of(window, 10).score();
      String expected =
          window.failed()
              + ","
              + window.errored()
              + ","
              + window.length()
              + ","
              + (score == Math.rint(score) ? String.valueOf((int) score) : String.valueOf(score));
      assertThat(parts[1])
          .as("case %s: %s", parts[0], parts[2])
          .isIn(expected, window.length() == 0 ? "-" : expected);
    }
  }
}
