package io.argus.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.cli.Cli;
import io.argus.cli.Cli.Ended;
import io.argus.cli.StandInServer;
import io.argus.cli.StandInServer.Request;
import io.argus.contracts.run.CaseId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {

  private static final String RECORDED =
      "{\"runId\":\"" + StandInServer.RUN + "\",\"counts\":{\"total\":1}}";

  @TempDir Path parent;
  private StandInServer server;
  private Cli cli;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
    cli = new Cli(Files.createDirectory(parent.resolve("work"))).against(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String referring(String... paths) {
    StringBuilder out = new StringBuilder();
    for (String path : paths) {
      out.append("[[ATTACHMENT|").append(path).append("]]\n");
    }
    return "<testsuite name='s'><testcase classname='C' name='t'><failure/><system-out>"
        + out
        + "</system-out></testcase></testsuite>";
  }

  private List<Request> attachments() {
    return server.requests().stream().filter(one -> one.path().contains("/attachments?")).toList();
  }

  @Test
  void files_that_a_report_refers_to_follow_it() throws IOException {
    Path absolute = cli.file("shots/cart.png", "PNG");
    cli.file("build/test-results/log.txt", "LOG");
    cli.file("build/test-results/r.xml", referring(absolute.toString(), "log.txt"));
    server.thenJson(202, RECORDED).thenJson(201, "{}").thenJson(201, "{}");

    Ended ended = cli.run("upload", "build/test-results/r.xml", "--suite-id", "e2e");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("with 2 files that the reports refer to");
    assertThat(attachments()).hasSize(2);
    assertThat(attachments().get(0).path())
        .startsWith("/api/ingest/runs/" + StandInServer.RUN + "/attachments?")
        .contains("project=shop", "suiteId=e2e", "name=cart.png")
        .contains("case=" + CaseId.of("shop", "e2e", "s", "C", "t", null));
    assertThat(new String(attachments().get(0).content(), UTF_8)).isEqualTo("PNG");
  }

  @Test
  void nothing_outside_the_working_directory_is_sent() throws IOException {
    Path secret = Files.writeString(parent.resolve("secret.txt"), "secret");
    Path link = parent.resolve("work/link.txt");
    Files.createSymbolicLink(link, secret);
    String above = "../secret.txt";
    String nul = "a\\u0000b";
    cli.file(
        "r.xml", referring(secret.toString(), above, link.toString(), "/etc/passwd", nul, "."));

    Ended ended = cli.run("upload", "r.xml");

    assertThat(ended.exit()).isZero();
    assertThat(attachments()).isEmpty();
  }

  @Test
  void a_path_that_fits_several_files_fits_none() throws IOException {
    cli.file("a/shot.png", "A");
    cli.file("b/shot.png", "B");
    cli.file("a/r.xml", referring("shot.png"));
    cli.file("b/r.xml", referring("shot.png").replace("name='t'", "name='u'"));

    cli.run("upload", "a/r.xml", "b/r.xml");

    assertThat(attachments()).isEmpty();
  }

  @Test
  void one_that_is_refused_is_a_warning_and_no_trouble() throws IOException {
    cli.file("big.mp4", "too much");
    cli.file("ok.png", "PNG");
    cli.file("r.xml", referring("big.mp4", "ok.png"));
    server
        .thenJson(202, RECORDED)
        .thenJson(413, "{\"detail\":\"a file may have 20 MiB\"}")
        .thenJson(201, "{}");

    Ended ended = cli.run("upload", "--strict", "r.xml");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("with 1 files");
    assertThat(ended.err()).contains("1 files").contains("big.mp4: a file may have 20 MiB");
  }

  @Test
  void they_can_be_left_out() throws IOException {
    cli.file("ok.png", "PNG");
    cli.file("r.xml", referring("ok.png"));

    cli.run("upload", "--no-attachments", "r.xml");

    assertThat(server.requests()).hasSize(1);
    assertThat(attachments()).isEmpty();
  }
}
