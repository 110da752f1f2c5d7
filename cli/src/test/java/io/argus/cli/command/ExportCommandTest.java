package io.argus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.cli.Cli;
import io.argus.cli.Cli.Ended;
import io.argus.cli.StandInServer;
import io.argus.contracts.run.RunId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

  @TempDir Path directory;

  private Cli cli() {
    return new Cli(directory);
  }

  @Test
  void needs_no_server() throws IOException {
    cli().report();

    Ended ended = cli().run("export", "--run-key", "7", "--out", "out/run.json", "--sha256");

    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(directory.resolve("out/run.json").toFile());
    assertThat(document.at("/runId").asText())
        .isEqualTo(RunId.of("shop", "default", "7").toString());
    assertThat(document.at("/results/summary/tests").asInt()).isEqualTo(2);
    assertThat(document.at("/extra/argus/run/status").asText()).isEqualTo("fail");
    assertThat(directory.resolve("out/run.json.sha256"))
        .content()
        .matches("[0-9a-f]{64}  run.json\n");
    assertThat(cli().run("validate", "out/run.json").exit()).isZero();
    assertThat(cli().run("export", "out/run.json").err()).contains("a results document already");
  }

  @Test
  void without_reports_there_is_no_artifact() throws IOException {
    Files.writeString(directory.resolve("test-run-results.json"), "of before");
    cli().file("broken.xml", "<testsuite>\n<testcase");

    for (String[] arguments :
        new String[][] {{"export"}, {"export", "none.xml"}, {"export", "broken.xml"}}) {
      Ended ended = cli().run(arguments);
      assertThat(ended.exit()).isEqualTo(70);
      assertThat(ended.err()).isNotBlank();
    }
    assertThat(directory.resolve("test-run-results.json")).content().isEqualTo("of before");
    assertThat(cli().run("export", "--project", "No Slug", "broken.xml").exit()).isNotZero();
  }

  @Test
  void gets_a_run_of_the_server() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.thenJson(200, "{\"the\":\"document\"}").thenJson(404, "{\"detail\":\"no such run\"}");

      Ended ended = cli().against(server).run("export", "--run", StandInServer.RUN, "--json");

      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(server.requests().get(0).path())
          .isEqualTo("/api/runs/" + StandInServer.RUN + "/export");
      assertThat(directory.resolve("test-run-results.json")).content().contains("document");
      Ended unknown = cli().against(server).run("export", "--run", StandInServer.RUN);
      assertThat(unknown.exit()).isEqualTo(70);
      assertThat(unknown.err()).contains("no such run (HTTP 404)");
    }
    assertThat(cli().run("export", "--run", "7").exit()).isEqualTo(2);
    assertThat(cli().run("export", "--last").err()).contains("no run was recorded from here");
    assertThat(cli().run("export", "--last", "a.xml").exit()).isEqualTo(2);
  }

  @Test
  void an_answer_that_is_cut_off_is_asked_for_again() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server
          .then(
              exchange -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write(new byte[500]);
                exchange.close();
              })
          .thenJson(200, "{}");

      Ended ended = cli().against(server).run("export", "--run", StandInServer.RUN);

      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(server.requests()).hasSize(2);
      assertThat(directory.resolve("test-run-results.json")).content().isEqualTo("{}");
    }
  }

  @Test
  void copies_the_artifact_into_a_bucket_or_says_why_not() throws Exception {
    cli().report();
    S3Proxy proxy = proxy();
    try {
      Cli cli =
          cli()
              .with("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + proxy.getPort())
              .with("AWS_ACCESS_KEY_ID", "id")
              .with("AWS_SECRET_ACCESS_KEY", "secret");

      Ended ended = cli.run("export", "--run-key", "7", "--sha256", "--upload", "s3://results/ci/");

      assertThat(ended.exit()).as(ended.err()).isZero();
      String id = RunId.of("shop", "default", "7").toString();
      String key = "ci/" + id + "/test-run-results.json";
      assertThat(ended.out()).contains("s3://results/" + key);
      Path stored = directory.resolve("s3/results/" + key);
      assertThat(Files.readAllBytes(stored))
          .isEqualTo(Files.readAllBytes(directory.resolve("test-run-results.json")));
      assertThat(stored.resolveSibling("test-run-results.json.sha256")).exists();

      Ended nowhere = cli.run("export", "--upload", "s3://nowhere/ci");
      assertThat(nowhere.exit()).isEqualTo(70);
      assertThat(nowhere.err()).contains("there is no bucket nowhere");

      Ended nobody =
          cli.with("AWS_SECRET_ACCESS_KEY", "wrong").run("export", "--upload", "s3://results/ci");
      assertThat(nobody.exit()).isEqualTo(70);
      assertThat(nobody.err()).contains("refuses the credentials");
    } finally {
      proxy.stop();
    }
    Ended away =
        cli()
            .with("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
            .with("AWS_ACCESS_KEY_ID", "id")
            .with("AWS_SECRET_ACCESS_KEY", "secret")
            .run("export", "--timeout", "5", "--upload", "s3://results");
    assertThat(away.exit()).isEqualTo(70);
    assertThat(away.err()).contains("s3://results/");
    assertThat(cli().run("export", "--upload", "results/ci").exit()).isEqualTo(2);
  }

  private S3Proxy proxy() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("s3"));
    FilesystemNio2BlobStore store = new FilesystemNio2BlobStore(folder.toString());
    store.createContainer("results");
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "id", "secret")
            .build();
    proxy.start();
    return proxy;
  }
}
