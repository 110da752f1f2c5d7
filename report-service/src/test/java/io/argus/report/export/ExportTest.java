package io.argus.report.export;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.RunFixture;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class ExportTest {

  private static final Path CTRF =
      Path.of(
          System.getProperty("argus.root", ".."),
          "contracts/src/test/resources/ctrf/ctrf-schema-0.0.json");

  private StoredResults results;

  @BeforeEach
  void store() {
    results = StoredResults.empty();
    results.project("shop");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void is_the_golden_document() throws IOException {
    UUID id = richRun().store();

    String document = export(id).asString();

    assertThat(pretty(document)).isEqualTo(golden());
    assertThat(problems(document)).isEmpty();
  }

  @Test
  void is_a_file_to_save() {
    UUID id = results.run("shop", "unit", "2026-11-20T10:00:00Z").store();

    Response response = export(id);

    assertThat(response.contentType()).startsWith("application/json");
    assertThat(response.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"test-run-results.json\"");
  }

  @Test
  void is_valid_where_little_is_known() throws IOException {
    UUID id =
        results
            .run("shop", "unit", "2026-11-20T10:00:00Z")
            .result(StoredCaseFixture.of(null, "adds", PASS).durationMs(null))
            .store();

    assertThat(problems(export(id).asString())).isEmpty();
  }

  @Test
  void does_not_depend_on_other_runs() {
    UUID id = richRun().store();
    String before = export(id).asString();

    results
        .run("shop", "unit", "2026-11-21T10:00:00Z")
        .result(StoredCaseFixture.of("CartTest", "removes", PASS).in("Cart > Edge"))
        .store();

    assertThat(export(id).asString()).isEqualTo(before);
  }

  private RunFixture richRun() {
    return results
        .run("shop", "unit", "2026-11-20T10:00:00.5Z")
        .id("0f3d8c1a-7d52-5f0e-9a51-3b8d2a4c6e10")
        .branch("main")
        .durationMs(4321)
        .with("trigger", "ci")
        .with("commit", "abc123")
        .with("environment", "staging")
        .with("build_url", "https://ci.example.com/1")
        .with("run_key", "build-1")
        .with("shards", "{2,1}")
        .with("shard_total", 2)
        .with("errors", "[{\"source\":\"CartTest\",\"message\":\"set-up\"}]")
        .result(StoredCaseFixture.of("CartTest", "removes", ERROR).in("Cart > Edge").attempt(1, 2))
        .result(StoredCaseFixture.of("CartTest", "later", SKIP).message("not yet"))
        .result(
            StoredCaseFixture.of("CartTest", "adds", PASS)
                .message("timed out")
                .detail(
                    "FP",
                    """
                    {"attempts":[
                      {"attempt":1,"shard":1,"status":"fail","durationMs":5,
                       "error":{"message":"timed out","type":"%s","stackTrace":"%s"}},
                      {"attempt":2,"shard":1,"status":"pass","durationMs":12}],
                     "diagnostics":{"stdout":"a\\nb","property.z":"1","property.os":"linux"},
                     "steps":[{"name":"open","status":"pass","durationMs":3}]}
                    """
                        .formatted(StoredCaseFixture.TYPE, StoredCaseFixture.TRACE)));
  }

  private static Response export(UUID id) {
    return anyone().get("/api/runs/" + id + "/export");
  }

  private static String pretty(String json) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json)) + "\n";
  }

  private static String golden() throws IOException {
    try (InputStream golden = ExportTest.class.getResourceAsStream("test-run-results.json")) {
      return golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Iterable<?> problems(String document) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(Files.readString(CTRF))
        .validate(new ObjectMapper().readTree(document));
  }
}
