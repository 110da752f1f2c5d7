package io.argus.ingest.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.argus.contracts.run.RunId;
import io.argus.http.Caller;
import io.argus.ingest.PublishedEvents;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.argus.testing.S3Server;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(S3Server.class)
@QuarkusTestResource(
    value = ArgusBackend.class,
    initArgs = @ResourceArg(name = ArgusBackend.POSTGRES, value = "false"))
class ImportsTest {

  private static final String JUNIT =
      "<testsuite name='s'><testcase classname='C' name='%s'/></testsuite>";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String project = "p" + UUID.randomUUID();
  private final String bucket = "b" + UUID.randomUUID().toString().substring(0, 13);

  @Test
  void documents_and_reports_are_imported_once_however_often_it_is_asked() throws Exception {
    put("ci/1/test-run-results.json", document());
    put("ci/2/junit.xml", JUNIT.formatted("a").getBytes(UTF_8));
    put("ci/3/junit.xml.gz", gzip(JUNIT.formatted("b").getBytes(UTF_8)));
    put("elsewhere/junit.xml", JUNIT.formatted("c").getBytes(UTF_8));

    JsonPath first = imported(Map.of("bucket", bucket, "prefix", "ci/", "project", project));
    JsonPath again = imported(Map.of("bucket", bucket, "prefix", "ci/", "project", project));

    assertThat(first.getString("state")).isEqualTo("done");
    assertThat(first.getList("objects.outcome")).containsOnly("imported").hasSize(3);
    assertThat(first.getString("objects[0].runId"))
        .isEqualTo(RunId.of(project, "e2e", "build-7").toString());
    assertThat(again.getInt("found")).isEqualTo(3);
    assertThat(again.getInt("known")).isEqualTo(3);
    assertThat(again.getList("objects")).isEmpty();
    assertThat(PublishedEvents.of(project, 6, bootstrapServers)).hasSize(6);
  }

  @Test
  void an_object_that_is_forgotten_is_the_same_upload_again() throws Exception {
    put("junit.xml", JUNIT.formatted("a").getBytes(UTF_8));
    JsonPath first = imported(Map.of("bucket", bucket, "project", project));
    try (var marks = Files.walk(Path.of("target/objects/imports/imported"))) {
      marks
          .filter(Files::isRegularFile)
          .forEach(
              mark -> {
                try {
                  Files.delete(mark);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }

    JsonPath again = imported(Map.of("bucket", bucket, "project", project));

    assertThat(again.getString("objects[0].outcome")).isEqualTo("imported");
    assertThat(again.getString("objects[0].runId")).isEqualTo(first.getString("objects[0].runId"));
    assertThat(again.getString("objects[0].uploadId"))
        .isEqualTo(first.getString("objects[0].uploadId"));
  }

  @Test
  void one_that_cannot_be_read_loses_only_itself_and_is_not_read_again_unless_asked() {
    for (int i = 0; i < 9; i++) {
      put("r" + i + ".xml", JUNIT.formatted("t" + i).getBytes(UTF_8));
    }
    put("r5-broken.xml", "<testsuite><testcase".getBytes(UTF_8));

    JsonPath first = imported(Map.of("bucket", bucket, "project", project));
    JsonPath again = imported(Map.of("bucket", bucket, "project", project));
    JsonPath retried = imported(Map.of("bucket", bucket, "project", project, "retry", "true"));

    assertThat(first.getList("objects.outcome")).hasSize(10);
    assertThat(first.getList("objects.findAll { it.outcome == 'imported' }")).hasSize(9);
    assertThat(first.getString("objects.find { it.outcome == 'refused' }.key"))
        .isEqualTo("r5-broken.xml");
    assertThat(first.getString("objects.find { it.outcome == 'refused' }.reason")).isNotBlank();
    assertThat(again.getInt("known")).isEqualTo(10);
    assertThat(retried.getList("objects.key")).containsExactly("r5-broken.xml");
  }

  @Test
  void a_report_without_a_project_waits_for_one() {
    put("junit.xml", JUNIT.formatted("a").getBytes(UTF_8));

    JsonPath without = imported(Map.of("bucket", bucket));
    JsonPath with = imported(Map.of("bucket", bucket, "project", project));

    assertThat(without.getString("objects[0].outcome")).isEqualTo("failed");
    assertThat(without.getString("objects[0].reason")).contains("project is required");
    assertThat(with.getString("objects[0].outcome")).isEqualTo("imported");
  }

  @Test
  void a_manifest_that_does_not_fit_stops_its_object() throws Exception {
    byte[] good = JUNIT.formatted("good").getBytes(UTF_8);
    put("good.xml", good);
    put("good.xml.sha256", (sha256(good) + "  good.xml\n").getBytes(UTF_8));
    put("bad.xml", JUNIT.formatted("bad").getBytes(UTF_8));
    put("bad.xml.sha256", (sha256(good) + "  bad.xml\n").getBytes(UTF_8));

    JsonPath done = imported(Map.of("bucket", bucket, "project", project));

    assertThat(done.getInt("found")).isEqualTo(2);
    assertThat(done.getList("objects.key")).containsExactly("bad.xml", "good.xml");
    assertThat(done.getList("objects.outcome")).containsExactly("failed", "imported");
    assertThat(done.getString("objects[0].reason")).contains("bad.xml.sha256");
  }

  @Test
  void a_bucket_that_is_not_there_is_named() {
    start(Map.of("bucket", "no-such-bucket"))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("no-such-bucket"));
  }

  @ParameterizedTest
  @CsvSource({"bucket, ''", "bucket, ../etc", "runKey, 7", "nonsense, 1"})
  void wrong_members_are_named(String member, String value) {
    Map<String, String> request = new java.util.HashMap<>(Map.of("bucket", bucket));
    request.put(member, value);

    start(request).then().statusCode(400).body("field", equalTo(member));
  }

  @Test
  void only_admins_may_and_unknown_ids_are_unknown() {
    caller(Caller.INGEST).body("{}").post("/api/ingest/imports").then().statusCode(403);
    caller(Caller.ADMIN).get("/api/ingest/imports/" + UUID.randomUUID()).then().statusCode(404);
    caller(Caller.ADMIN).get("/api/ingest/imports/latest").then().statusCode(400);
  }

  private JsonPath imported(Map<String, String> request) {
    Response started = start(request);
    started.then().statusCode(202);
    Response[] answer = new Response[1];
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              answer[0] = caller(Caller.ADMIN).get(started.jsonPath().getString("links.import"));
              return !answer[0].jsonPath().getString("state").equals("running");
            });
    return answer[0].jsonPath();
  }

  private static Response start(Map<String, String> request) {
    return caller(Caller.ADMIN)
        .contentType("application/json")
        .body(request)
        .post("/api/ingest/imports");
  }

  private void put(String key, byte[] content) {
    try {
      Path file = S3Server.bucket(bucket).resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] document() throws IOException {
    String sample =
        new String(
            getClass().getResourceAsStream("/samples/test-run-results.json").readAllBytes(), UTF_8);
    return sample
        .replaceAll("\"project\" ?: ?\"[^\"]*\"", "\"project\":\"" + project + "\"")
        .replaceAll("\"suiteId\" ?: ?\"[^\"]*\"", "\"suiteId\":\"e2e\"")
        .replaceAll("\"runKey\" ?: ?\"[^\"]*\"", "\"runKey\":\"build-7\"")
        .getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static RequestSpecification caller(String role) {
    String token = InternalTokens.token("tester", Set.of(role), Set.of("*"));
    return given().header("Authorization", "Bearer " + token);
  }
}
