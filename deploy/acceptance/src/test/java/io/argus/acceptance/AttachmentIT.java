package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import io.argus.testing.S3Server;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files beside runs, and runs that come out of a bucket, through the one public door. */
class AttachmentIT {

  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  private static final String REPORT =
      """
      <testsuite name="shop">
        <testcase classname="CartTest" name="adds"/>
        <testcase classname="CartTest" name="removes"><failure message="no"/></testcase>
      </testsuite>
      """;

  private static Stack stack;
  private static Argus argus;

  private final String project = Argus.newProject();

  @BeforeAll
  static void start() {
    stack =
        Stack.start(
            Map.of(
                "ARGUS_S3_ENDPOINT", S3Server.endpoint(),
                "ARGUS_S3_ACCESS_KEY", S3Server.ACCESS_KEY,
                "ARGUS_S3_SECRET_KEY", S3Server.SECRET_KEY));
    argus = new Argus(stack);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void a_picture_stands_beside_its_case_and_is_shown_safely() {
    JsonPath run = argus.postAndRead(REPORT.getBytes(UTF_8), Map.of("project", project));
    String runId = run.getString("id");
    String caseId = run.getString("cases.find { it.name == 'removes' }.caseId");

    Response stored =
        argus
            .request()
            .queryParam("project", project)
            .queryParam("case", caseId)
            .multiPart("file", "shot.png", PNG, "image/png")
            .post("/api/ingest/runs/" + runId + "/attachments");

    stored.then().statusCode(201);
    String url = stored.jsonPath().getString("url");
    await()
        .atMost(Argus.PATIENCE)
        .until(
            () ->
                List.of(url)
                    .equals(
                        argus
                            .run(runId)
                            .getList("cases.find { it.name == 'removes' }.attachments.url")));
    Response given = argus.get(url, Map.of());
    given
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Content-Disposition", startsWith("inline; filename=\"shot.png\""));
    assertThat(given.headers().getValues("X-Content-Type-Options")).containsOnly("nosniff");
    assertThat(given.asByteArray()).isEqualTo(PNG);
    argus.request().header("Range", "bytes=0-3").get(url).then().statusCode(206);
    RestAssured.given().baseUri(stack.url()).get(url).then().statusCode(401);
    assertThat(stack.home().resolve("data/objects/attachments")).isNotEmptyDirectory();
  }

  @Test
  void a_results_document_that_was_archived_in_a_bucket_becomes_the_same_run() throws IOException {
    String name = "results-" + project;
    JsonPath run =
        argus.postAndRead(REPORT.getBytes(UTF_8), Map.of("project", project, "runKey", "build-1"));
    String export = argus.get("/api/runs/" + run.getString("id") + "/export", Map.of()).asString();
    String elsewhere = Argus.newProject();
    String archived = export.replace("\"" + project + "\"", "\"" + elsewhere + "\"");
    Path folder = Files.createDirectories(S3Server.bucket(name).resolve("ci/1"));
    Files.writeString(folder.resolve("test-run-results.json"), archived);
    Files.writeString(folder.resolve("broken.json"), "{");

    JsonPath imported = imports(name);

    assertThat(imported.getList("objects.outcome")).containsExactly("refused", "imported");
    JsonPath again = argus.run(imported.getString("objects[1].runId"));
    assertThat(again.getString("project")).isEqualTo(elsewhere);
    assertThat(again.getMap("counts")).isEqualTo(run.getMap("counts"));
    assertThat(imports(name).getInt("known")).isEqualTo(2);
  }

  private static JsonPath imports(String bucket) {
    Response started =
        argus
            .request()
            .contentType(ContentType.JSON)
            .body(Map.of("bucket", bucket, "prefix", "ci/"))
            .post("/api/ingest/imports");
    started.then().statusCode(202);
    String link = started.jsonPath().getString("links.import");
    Response[] answer = new Response[1];
    await()
        .atMost(Argus.PATIENCE)
        .until(
            () -> {
              answer[0] = argus.get(link, Map.of());
              return !"running".equals(answer[0].jsonPath().getString("state"));
            });
    return answer[0].jsonPath();
  }
}
