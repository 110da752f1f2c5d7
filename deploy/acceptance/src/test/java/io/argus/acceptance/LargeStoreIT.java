package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long reading takes where a lot is stored: {@code -Dargus.rows=20000000}. A benchmark that
 * prints a table; on a machine that does anything else its figures say nothing.
 *
 * <p>Twelve weeks of one suite of 10,000 cases, 2 % red, in as many runs as the rows make.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
    named = "argus.rows",
    matches = "\\d+",
    disabledReason = "a benchmark: -Dargus.rows=20000000")
class LargeStoreIT {

  private static final int CASES = 10_000;
  private static final int WEEKS = 12;
  private static final int FAILURES = 5_000;
  private static final int ROUNDS = 1_000;
  private static final int WARM_UP = 1_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Stack stack;
  private final List<String> runs = new ArrayList<>();
  private String testCase = "";

  @BeforeAll
  void fill() throws SQLException {
    stack = Stack.start(Map.of());
    int count = Math.toIntExact(Long.getLong("argus.rows") / CASES);
    long start = System.nanoTime();
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute("set search_path = analytics");
      sql.execute("set timezone = 'UTC'");
      sql.execute("insert into project (slug, max_runs) values ('large', 0)");
      sql.execute("insert into suite (project_id, slug) select id, 'unit' from project");
      sql.execute(
          """
          insert into test_case (project_id, suite_id, case_id, suite_name, class_name, name)
          select p.id, s.id, gen_random_uuid(), 'com.example.Suite' || i / 100,
                 'com.example.module' || i / 1000 || '.Suite' || i / 100, 'behaves in situation ' || i
            from project p join suite s on s.project_id = p.id, generate_series(1, %d) i
          """
              .formatted(CASES));
      sql.execute(
          """
          insert into test_run (project_id, run_id, suite_id, status, branch, trigger, commit, started_at,
              duration_ms, total, passed, failed, errored, skipped, flaky)
          select p.id, gen_random_uuid(), s.id, 2, case when i %% 3 = 0 then 'feature' else 'main' end, 'ci',
                 md5(i::text), now() - interval '1 hour' - i * interval '%2$d seconds', 60000 + i %% 5000,
                 %3$d, %3$d - %3$d / 50, %3$d / 50, 0, 0, 0
            from project p join suite s on s.project_id = p.id, generate_series(1, %1$d) i
          """
              .formatted(count, Duration.ofDays(7 * WEEKS - 1).toSeconds() / count, CASES));
      LocalDate monday =
          LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      for (int week = 0; week <= WEEKS; week++) {
        makeWeek(sql, monday.minusWeeks(week));
      }
      sql.execute(
          """
          insert into failure (project_id, id, week, signature, message_key, type, message, stack_trace)
          select p.id, i, w.week, i %% 500, i %% 500, 'AssertionError', 'expected ' || i,
                 repeat('at com.example.Suite.test(Suite.java:' || i || ')' || chr(10), 10)
            from project p, generate_series(1, %d) i,
                 (select distinct week_of(started_at) as week from test_run) w
          """
              .formatted(FAILURES));
      // Run by run, as they come: rows of a run lie together.
      sql.execute(
          """
          do $$
          declare r record;
          begin
            for r in select * from test_run order by started_at loop
              insert into test_case_run (project_id, duration_ms, case_id, started_at, run_id, failure_id, status,
                  attempt, shard)
              select r.project_id, 5 + c.id % 90, c.id, r.started_at, r.id,
                     case when (c.id * 7 + r.id * 13) % 50 = 0 then 1 + (c.id + r.id) % 5000 end,
                     case when (c.id * 7 + r.id * 13) % 50 = 0 then 1 else 0 end, 1, 0
                from test_case c;
            end loop;
          end $$
          """);
      sql.execute(
          """
          insert into run_failure (project_id, run_id, signature, started_at, failure_id, case_ids)
          select project_id, run_id, failure_id % 500, started_at, min(failure_id), array_agg(case_id order by case_id)
            from test_case_run
           where status in (1, 2)
           group by project_id, run_id, failure_id % 500, started_at
          """);
      sql.execute(
          """
          insert into case_state (project_id, case_id, suite_id, failed, errored, length, level, score)
          select project_id, id, suite_id, case when id % 50 = 0 then 5 else 0 end, 0, 50,
                 case when id % 50 = 0 then 2 else 0 end, case when id % 50 = 0 then 0.2 else 0 end
            from test_case
          """);
      sql.execute(
          """
          update suite set newest_started_at = r.started_at, newest_run_id = r.run_id
            from (select started_at, run_id from test_run order by started_at desc limit 1) r
          """);
      sql.execute("vacuum analyze");
      try (ResultSet row =
          sql.executeQuery("select run_id from test_run order by started_at desc")) {
        while (row.next()) {
          runs.add(row.getString(1));
        }
      }
      try (ResultSet row = sql.executeQuery("select case_id from test_case where id = 50")) {
        row.next();
        testCase = row.getString(1);
      }
    }
    System.out.printf(
        "%,d results of %,d runs stored in %d s%n",
        (long) count * CASES, count, Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private static void makeWeek(Statement sql, LocalDate monday) throws SQLException {
    String name = monday.format(DateTimeFormatter.BASIC_ISO_DATE);
    LocalDate next = monday.plusWeeks(1);
    sql.execute(
        "create table test_case_run_%s partition of test_case_run for values from ('%sZ') to ('%sZ')"
            .formatted(name, monday.atStartOfDay(), next.atStartOfDay()));
    sql.execute(
        "create table failure_%s partition of failure for values from ('%s') to ('%s')"
            .formatted(name, monday, next));
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void tells_how_long_each_answer_takes() throws Exception {
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("runs", "/api/runs?project=large");
    questions.put("runs, red, one branch", "/api/runs?project=large&branch=main&status=fail");
    questions.put("a run without its cases", "/api/runs/" + runs.get(1) + "?cases=false");
    questions.put("the red cases of a run", "/api/runs/" + runs.get(1) + "?caseStatus=fail");
    String old = runs.get(runs.size() / 2);
    questions.put("those of a run weeks ago", "/api/runs/" + old + "?caseStatus=fail");
    questions.put(
        "two runs compared", "/api/runs/compare?base=" + runs.get(1) + "&head=" + runs.get(0));
    questions.put("pass rate, 30 days", "/api/trends/pass-rate?project=large&days=30");
    questions.put("durations, 14 days", "/api/trends/duration?project=large&days=14");
    questions.put("flakiest ten", "/api/trends/flaky?project=large&topN=10");
    questions.put(
        "failures of a case",
        "/api/trends/failures?project=large&days=7&caseName=behaves%20in%20situation%2050");
    questions.put("tests", "/api/tests?project=large");
    questions.put("tests named so", "/api/tests?project=large&q=situation%20505");
    questions.put("a test", "/api/tests/" + testCase);
    questions.put("failures, 7 days", "/api/failures?project=large&days=7");
    questions.put("executions", "/api/executions?limit=20");
    questions.put("executions summed up", "/api/executions/stats");

    System.out.printf(
        "%-28s %8s %8s %8s %8s %8s%n", "milliseconds", "p50", "p99", "kB", "gateway", "SQL");
    for (Map.Entry<String, String> question : questions.entrySet()) {
      measure(question.getKey(), question.getValue());
    }
  }

  /**
   * Asks the gateway and, in turn with it, the service behind it: what the gateway adds is the
   * difference of their medians. SQL is what PostgreSQL was busy for, per question.
   */
  private void measure(String name, String path) throws Exception {
    HttpRequest question = question(stack.url() + path, stack.adminToken());
    String service = path.startsWith("/api/executions") ? "analytics" : "report";
    HttpRequest inside = question(stack.url(service) + path, internalToken());
    double busy = databaseMillis();
    long[] micros = new long[ROUNDS];
    long[] microsInside = new long[ROUNDS];
    int bytes = 0;
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long start = System.nanoTime();
      bytes = ask(question);
      long half = System.nanoTime();
      ask(inside);
      if (i >= 0) {
        micros[i] = (half - start) / 1_000;
        microsInside[i] = (System.nanoTime() - half) / 1_000;
      }
    }
    Arrays.sort(micros);
    Arrays.sort(microsInside);
    System.out.printf(
        "%-28s %8.1f %8.1f %8d %8.2f %8.1f%n",
        name,
        micros[ROUNDS / 2] / 1e3,
        micros[ROUNDS * 99 / 100] / 1e3,
        bytes / 1_000,
        (micros[ROUNDS / 2] - microsInside[ROUNDS / 2]) / 1e3,
        (databaseMillis() - busy) / (2.0 * (WARM_UP + ROUNDS)));
  }

  private static HttpRequest question(String url, String token) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + token)
        .build();
  }

  private int ask(HttpRequest question) throws IOException, InterruptedException {
    var answer = client.send(question, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(question.uri().toString()).isEqualTo(200);
    return answer.body().length;
  }

  /** What the gateway would say of the administrator, for as long as the benchmark takes. */
  private String internalToken() throws Exception {
    String key = Files.readString(stack.home().resolve("secrets/jwt-private.pem"));
    return Jwt.issuer("argus-gateway")
        .audience("argus")
        .upn("admin")
        .groups(Set.of("read", "admin"))
        .claim("projects", Set.of("*"))
        .expiresIn(Duration.ofHours(1))
        .sign(KeyUtils.decodePrivateKey(key, SignatureAlgorithm.ES256));
  }

  /** How long sessions have been busy; they tell it a second late at most while they work. */
  private double databaseMillis() throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement();
        ResultSet row =
            sql.executeQuery(
                "select active_time from pg_stat_database where datname = current_database()")) {
      row.next();
      return row.getDouble(1);
    }
  }

  private Connection connect() throws SQLException {
    JsonNode postgres = stack.endpoints().at("/postgres");
    return DriverManager.getConnection(
        postgres.get("jdbcUrl").asText(),
        postgres.get("user").asText(),
        postgres.get("password").asText());
  }
}
