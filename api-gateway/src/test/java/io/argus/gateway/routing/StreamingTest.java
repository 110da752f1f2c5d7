package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.RawHttp;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bodies are larger than the heap that the tests run in. */
@QuarkusTest
@WithTestResource(StandIns.class)
class StreamingTest {

  private static final long LARGE = 700L << 20;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void a_large_upload_passes_unchanged_without_being_kept() throws Exception {
    CRC32C sent = new CRC32C();
    HttpRequest upload =
        request("/api/ingest/reports")
            .POST(
                BodyPublishers.ofInputStream(() -> new CheckedInputStream(new Noise(LARGE), sent)))
            .build();

    String answer = client.send(upload, HttpResponse.BodyHandlers.ofString()).body();

    assertThat(answer).contains("\"bytes\":" + LARGE).contains("\"crc32c\":" + sent.getValue());
  }

  static BodyPublisher[] bodies() {
    return new BodyPublisher[] {
      BodyPublishers.ofByteArray(new byte[5_000_000]),
      BodyPublishers.ofInputStream(() -> new Noise(5_000_000)),
    };
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_client_that_prefers_http_2_is_served_in_it(BodyPublisher body) throws Exception {
    HttpClient modern = HttpClient.newHttpClient();
    modern.send(request("/api/runs").build(), HttpResponse.BodyHandlers.discarding());
    HttpRequest upload = request("/api/ingest/reports").POST(body).build();

    HttpResponse<String> answer = modern.send(upload, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.body()).contains("\"bytes\":5000000");
  }

  @Test
  void a_large_answer_passes_to_a_slow_reader_without_being_kept() throws Exception {
    HttpRequest download = request("/api/runs/stream?bytes=" + LARGE).build();

    HttpResponse<InputStream> answer =
        client.send(download, HttpResponse.BodyHandlers.ofInputStream());

    assertThat(answer.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(LARGE);
  }

  @ParameterizedTest
  @CsvSource({"GET, report, /api/runs/hang, 0", "POST, ingest, /api/ingest/swallow, 1000000"})
  void a_client_that_leaves_ends_the_work(String method, String service, String path, int length)
      throws IOException {
    int begun = count(service, "begun");
    int aborted = count(service, "aborted");
    try (RawHttp connection = new RawHttp(Gateway.url())) {
      connection.send(head(method + " " + path, "Content-Length: " + length + "\r\n"));
      connection.send(new byte[length / 2]);
      await().until(() -> count(service, "begun") > begun);
    }

    await().until(() -> count(service, "aborted") > aborted);
  }

  @Test
  void an_answer_before_the_end_of_the_body_reaches_the_client_at_once() throws IOException {
    try (RawHttp connection = new RawHttp(Gateway.url())) {
      connection.send(head("POST /api/ingest/refuse-early", "Content-Length: 100000000\r\n"));
      connection.send(new byte[10_000]);

      assertThat(connection.readUntil("no")).startsWith("HTTP/1.1 422");
    }
  }

  @Test
  void a_patient_client_is_asked_for_its_body_once_it_is_known() throws IOException {
    try (RawHttp connection = new RawHttp(Gateway.url())) {
      connection.send(
          head("POST /api/ingest/reports", "Expect: 100-continue\r\nContent-Length: 5\r\n"));
      assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
      connection.send("hello");

      assertThat(connection.readUntil("}")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_patient_stranger_is_not_asked_for_its_body() throws IOException {
    String answer =
        RawHttp.exchange(
            Gateway.url(),
            "POST /api/ingest/reports HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");

    assertThat(answer).startsWith("HTTP/1.1 401");
  }

  @Test
  void a_connection_serves_one_request_after_the_other() throws IOException {
    try (RawHttp connection = new RawHttp(Gateway.url())) {
      for (int i = 0; i < 3; i++) {
        connection.send(head("POST /api/ingest/no-content", "Content-Length: 2\r\n") + "hi");
        assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 204");
      }
    }
  }

  private static String head(String target, String headers) {
    return target
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: "
        + Gateway.bearer()
        + "\r\n"
        + headers
        + "\r\n";
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(Gateway.url() + path))
        .header("Authorization", Gateway.bearer());
  }

  private static int count(String service, String what) {
    return Integer.parseInt(RestAssured.get(Gateway.standIn(service) + "/" + what).asString());
  }

  /** Bytes that do not compress, the same ones every time. */
  private static final class Noise extends InputStream {

    private final Random random = new Random(1);
    private long left;

    Noise(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? random.nextInt(256) : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int size = (int) Math.min(left, length);
      for (int i = offset; i < offset + size; i += 64) {
        buffer[i] = (byte) random.nextInt();
      }
      left -= size;
      return size;
    }
  }
}
