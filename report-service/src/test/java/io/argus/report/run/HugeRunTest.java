package io.argus.report.run;

import static io.argus.report.testdata.Callers.anyone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.argus.testing.Backends;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(ReportBackend.class)
class HugeRunTest {

  private static final int CASES = 100_000;

  @TestHTTPResource("/api/runs/")
  URI runs;

  private StoredResults results;
  private UUID id;

  @BeforeAll
  void store() {
    results = StoredResults.empty();
    results.project("shop");
    id = results.run("shop", "unit", "2026-11-20T10:00:00Z").counts(CASES, 0, 0, 0, 0).store();
    results.execute(
        """
        with cases as (
          insert into test_case (project_id, suite_id, case_id, class_name, name)
          select 1, 1, gen_random_uuid(), 'CartTest', lpad((i * 7919 %% %1$d)::text, 6, '0')
          from generate_series(1, %1$d) i
          returning id)
        insert into test_case_run (project_id, duration_ms, case_id, started_at, run_id, status, attempt, shard, detail)
        select 1, 5, id, '2026-11-20T10:00:00Z', 1, 0, 1, 0,
               jsonb_build_object('diagnostics', jsonb_build_object('stdout', repeat('x', 200)))
        from cases
        """
            .formatted(CASES));
    // As analytics-service does after so many cases at once. A vacuum that saw the table while they
    // were being stored has found pages without rows: the planner then reads all of it for each
    // case.
    results.execute("analyze test_case, test_case_run");
  }

  @AfterAll
  void close() {
    results.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/export"})
  void is_told_whole_and_in_order(String path) throws IOException, InterruptedException {
    try (InputStream body = open(path).body();
        JsonParser json = new JsonFactory().createParser(body)) {
      int names = 0;
      String before = "";
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("name")) {
          String name = json.nextTextValue();
          if (name.length() == 6) {
            assertThat(name).isGreaterThan(before);
            before = name;
            names++;
          }
        }
      }
      assertThat(names).isEqualTo(CASES);
    }
  }

  /** What breaks off must be noticed: by the transport, and by whoever parses it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/export"})
  void breaks_off_visibly_when_the_database_goes_away(String path)
      throws IOException, InterruptedException, SQLException {
    try (InputStream body = open(path).body()) {
      body.readNBytes(10_000);
      endDatabaseConnections();

      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
    assertThat(anyone().get("/api/runs/" + id + "?cases=false").statusCode()).isEqualTo(200);
  }

  @Test
  void is_compressed_for_those_who_ask_for_it() throws IOException, InterruptedException {
    HttpResponse<InputStream> response = open("", "Accept-Encoding", "gzip");

    assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (InputStream body = new GZIPInputStream(response.body())) {
      assertThat(body.readNBytes(7)).asString(StandardCharsets.UTF_8).isEqualTo("{\"id\":\"");
    }
  }

  @Test
  void slow_readers_leave_connections_to_the_others() throws IOException, InterruptedException {
    List<InputStream> slow = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      InputStream body = open("").body();
      body.readNBytes(100);
      slow.add(body);
    }

    anyone()
        .get("/api/runs/" + id)
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "5");
    assertThat(anyone().get("/api/runs").statusCode()).isEqualTo(200);
    assertThat(anyone().get("/api/runs/" + id + "?caseStatus=fail").statusCode()).isEqualTo(200);

    for (InputStream body : slow) {
      body.close();
    }
    await().atMost(Duration.ofSeconds(20)).until(this::isServed);
  }

  private boolean isServed() throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = open("");
    answer.body().close();
    return answer.statusCode() == 200;
  }

  private HttpResponse<InputStream> open(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(runs.resolve(id + path))
            .headers(headers.length == 0 ? new String[] {"Accept", "application/json"} : headers)
            .header(
                "Authorization",
                "Bearer " + InternalTokens.token("anna", Set.of("read"), Set.of("*")))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  private static void endDatabaseConnections() throws SQLException {
    try (Connection connection = Backends.postgres().as("argus_report").connect()) {
      connection
          .createStatement()
          .execute(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where application_name = 'report-service'");
    }
  }
}
