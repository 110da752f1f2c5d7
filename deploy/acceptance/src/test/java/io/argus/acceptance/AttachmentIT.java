package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import io.argus.acceptance.CommandLine.Ended;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private final ObjectStore store = ObjectStore.running();
  private final Stack stack = Stack.running();
  private final Argus argus = new Argus();
  private final String project = Argus.newProject();

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
  void a_results_document_that_was_archived_in_a_bucket_becomes_the_same_run(@TempDir Path job)
      throws Exception {
    store.makeBucket("results-" + project);
    Files.writeString(job.resolve("junit.xml"), REPORT);
    CommandLine cli = new CommandLine(stack, job).with(store.ofCommandLine());
    Ended direct =
        cli.argus("upload", "--project", project, "--run-key", "1", "--branch", "main", "--json");
    assertThat(direct.exit()).as(direct.err()).isZero();
    JsonPath run = argus.run(JsonPath.from(direct.out()).getString("runId"));
    String copy = Argus.newProject();

    Ended archived =
        cli.argus(
            "export",
            "--project",
            copy,
            "--run-key",
            "1",
            "--branch",
            "main",
            "--sha256",
            "--upload",
            "s3://results-" + project + "/ci/1");
    JsonPath imported = imports("results-" + project);

    assertThat(archived.exit()).as(archived.err()).isZero();
    assertThat(imported.<String>getList("objects.outcome")).containsExactly("imported");
    JsonPath again = argus.run(imported.getString("objects[0].runId"));
    assertThat(again.getString("project")).isEqualTo(copy);
    assertThat(again.getMap("counts")).isEqualTo(run.getMap("counts"));
    assertThat(again.<String>getList("cases.name")).isEqualTo(run.getList("cases.name"));
    assertThat(again.<String>getList("cases.status")).isEqualTo(run.getList("cases.status"));
    assertThat(imports("results-" + project).getInt("known")).isEqualTo(1);
  }

  @Test
  void an_archive_that_fails_says_what_to_check(@TempDir Path job) throws Exception {
    store.makeBucket("results-" + project);
    CommandLine cli = new CommandLine(stack, job).with(store.ofCommandLine());
    Files.writeString(job.resolve("junit.xml"), REPORT);
    String bucket = "s3://results-" + project + "/ci/";
    assertThat(cli.argus("export", "--project", project, "--upload", bucket).exit()).isZero();
    Ended wrong =
        cli.with("AWS_SECRET_ACCESS_KEY", "wrong")
            .argus("export", "--project", project, "--upload", bucket);
    assertThat(wrong.exit()).isEqualTo(70);
    assertThat(wrong.err()).contains("AWS_SECRET_ACCESS_KEY");
    Ended nowhere =
        cli.with(store.ofCommandLine())
            .argus("export", "--project", project, "--upload", "s3://nowhere-" + project);
    assertThat(nowhere.exit()).isEqualTo(70);
    assertThat(nowhere.err()).contains("there is no bucket nowhere-" + project);

    assertThat(imports("results-" + project).<String>getList("objects.outcome"))
        .containsExactly("imported");
  }

  private JsonPath imports(String bucket) {
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
