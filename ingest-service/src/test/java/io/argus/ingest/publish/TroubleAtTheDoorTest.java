package io.argus.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.RunId;
import io.argus.http.Caller;
import io.argus.ingest.PublishedEvents;
import io.argus.ingest.project.AnalyticsStandIn;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka comes and goes, the disk does not take anything, clients die. */
@QuarkusTest
@TestProfile(TroubleAtTheDoorTest.Alone.class)
class TroubleAtTheDoorTest {

  private static final String REPORT =
      "<testsuite name='s'><testcase classname='C' name='a'/></testsuite>";

  /** Such ones are read one after the other. */
  private static final String LARGE = REPORT + " ".repeat(1_500_000);

  /** Promised are 5 s; the others are for a busy machine, on which 50 clients start at once. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private final HttpClient http = HttpClient.newHttpClient();

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "argus.upload.spool-directory")
  Path spool;

  @TestHTTPResource("/")
  URI url;

  @TempDir Path home;

  /** A service of its own, whose Kafka is not there yet. */
  public static final class Alone implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "kafka.bootstrap.servers",
          "127.0.0.1:" + RestartableKafka.freePort(),
          "argus.upload.spool-directory",
          spoolDirectory().toString());
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(
              ArgusBackend.class,
              Map.of(ArgusBackend.KAFKA, "false", ArgusBackend.POSTGRES, "false")),
          new TestResourceEntry(AnalyticsStandIn.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    private static Path spoolDirectory() {
      try {
        return Files.createTempDirectory("argus-spool-");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void without_kafka_every_post_gets_its_503_soon_and_nothing_of_it_appears_later()
      throws Exception {
    int port = URI.create("kafka://" + bootstrapServers).getPort();
    RestartableKafka kafka = new RestartableKafka(home, port);
    try {
      assertAllUnavailable("never");
      assertThat(readiness()).isEqualTo(503);

      kafka.start();
      assertThat(post("first", REPORT).statusCode()).isEqualTo(202);
      assertThat(readiness()).isEqualTo(200);

      kafka.stop();
      assertAllUnavailable("away");

      kafka.start();
      assertThat(post("second", REPORT).statusCode()).isEqualTo(202);

      assertThat(PublishedEvents.of("shop", 4, bootstrapServers))
          .extracting(TroubleAtTheDoorTest::runOf)
          .containsExactly(run("first"), run("first"), run("second"), run("second"));
    } finally {
      kafka.stop();
    }
  }

  @Test
  void a_client_that_dies_in_mid_body_leaves_no_file() throws IOException {
    try (Socket client = new Socket(url.getHost(), url.getPort())) {
      String head =
          "POST /api/ingest/reports?project=shop HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
              + authorization()
              + "\r\nContent-Type: application/xml\r\nContent-Length: 9000000\r\n\r\n";
      client.getOutputStream().write(head.getBytes(UTF_8));
      client.getOutputStream().write(new byte[4_000_000]);
      client.getOutputStream().flush();
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> filesInSpool() == 1);
    }

    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> filesInSpool() == 0);
  }

  @Test
  void a_spool_that_takes_nothing_is_told_and_small_posts_still_get_to_kafka() throws Exception {
    String large = "<testsuite name='s'>" + " ".repeat(2_000_000) + "</testsuite>";
    Files.deleteIfExists(spool);
    Files.createFile(spool);
    try {
      HttpResponse<String> answer = post("large", large);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("cannot be kept on disk").contains("nothing was stored");
    } finally {
      Files.delete(spool);
    }

    // The folder is made again; what fails now is Kafka alone.
    assertThat(post("large", large).body()).contains("Kafka has not acknowledged");
    assertThat(filesInSpool()).isZero();
  }

  private void assertAllUnavailable(String prefix) {
    List<CompletableFuture<Void>> posts =
        IntStream.range(0, 50)
            .mapToObj(
                i -> {
                  long start = System.nanoTime();
                  return http.sendAsync(
                          request(prefix + i, i % 10 == 0 ? LARGE : REPORT),
                          HttpResponse.BodyHandlers.ofString())
                      .thenAccept(
                          answer -> {
                            Duration took = Duration.ofNanos(System.nanoTime() - start);
                            assertThat(answer.statusCode()).isEqualTo(503);
                            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                            assertThat(took).isLessThan(SOON);
                          });
                })
            .toList();
    posts.forEach(CompletableFuture::join);
  }

  private int readiness() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/health/ready")).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpResponse<String> post(String runKey, String report) throws Exception {
    return http.send(request(runKey, report), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String runKey, String report) {
    return HttpRequest.newBuilder(url.resolve("/api/ingest/reports?project=shop&runKey=" + runKey))
        .header("Authorization", authorization())
        .header("Content-Type", "application/xml")
        .POST(HttpRequest.BodyPublishers.ofString(report))
        .build();
  }

  private static String authorization() {
    return "Bearer " + InternalTokens.token("tester", Set.of(Caller.INGEST), Set.of("*"));
  }

  private static String run(String runKey) {
    return RunId.of("shop", "default", runKey).toString();
  }

  /** An event's id begins with that of its run. */
  private static String runOf(ConsumerRecord<String, byte[]> event) {
    return PublishedEvents.id(event).substring(0, 36);
  }

  private long filesInSpool() throws IOException {
    if (!Files.exists(spool)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(spool)) {
      return files.count();
    }
  }
}
