package io.argus.gateway.routing;

import static io.argus.gateway.testing.Gateway.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.RawHttp;
import io.argus.gateway.testing.StandIns;
import io.argus.http.Problem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to an upload whose poster waits for its verdict. */
@QuarkusTest
@WithTestResource(StandIns.class)
class UploadVerdictTest {

  @ParameterizedTest
  @ValueSource(strings = {"reports", "runs", "runs/6f1c/cases", "runs/6f1c/finish"})
  void tells_whether_the_upload_is_applied_and_what_failed(String path) {
    Response answer = post(path + "?wait=5&accepted=plain&verdict=applied");

    answer.then().statusCode(202).contentType("application/json");
    JsonPath body = answer.jsonPath();
    assertThat(body.getInt("counts.total")).isEqualTo(3);
    assertThat(body.getBoolean("applied")).isTrue();
    assertThat(body.getList("failures.status")).containsExactly("fail");
    assertThat(body.getInt("omitted")).isEqualTo(7);
    assertThat(body.getMap("")).doesNotContainKey("asked");
    assertThat(answer.header("Content-Length"))
        .isEqualTo(String.valueOf(answer.asByteArray().length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reports?accepted=plain&verdict=applied", "reports?wait=0&accepted=plain"})
  void nobody_is_asked_unless_the_poster_waits(String request) {
    assertThat(post(request).jsonPath().getMap("")).doesNotContainKeys("applied", "failures");
  }

  @ParameterizedTest
  @ValueSource(strings = {"refused", "garbage", "huge", "hang-up", "hang", "late"})
  void trouble_with_the_verdict_is_an_upload_not_applied_in_time(String verdict) {
    post("reports?wait=1&accepted=plain&verdict=" + verdict)
        .then()
        .statusCode(202)
        .body("counts.total", equalTo(3))
        .body("applied", equalTo(false))
        .body("failures", equalTo(List.of()))
        .body("omitted", equalTo(0));
  }

  @ParameterizedTest
  @CsvSource({"unrecorded, 202", "nameless, 202", "text, 202", "created, 201"})
  void an_answer_without_an_upload_to_wait_for_passes_as_it_is(String accepted, int status) {
    Response answer = post("reports?wait=10&verdict=late&accepted=" + accepted);

    answer.then().statusCode(status);
    assertThat(answer.time()).isLessThan(5_000);
    assertThat(answer.asString()).doesNotContain("applied");
  }

  @Test
  void a_chunked_answer_gets_its_verdict() {
    Response answer = post("reports?wait=5&accepted=chunked&verdict=applied");

    assertThat(answer.jsonPath().getBoolean("applied")).isTrue();
    assertThat(answer.header("Transfer-Encoding")).isNull();
  }

  @Test
  void an_answer_too_large_to_hold_passes_whole_without_one() {
    Response answer = post("reports?wait=5&accepted=large&verdict=applied");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.jsonPath().getString("files")).hasSize(3 << 20);
    assertThat(answer.jsonPath().getMap("")).doesNotContainKey("applied");
  }

  @Test
  void a_service_that_breaks_off_its_answer_is_a_bad_gateway() {
    post("reports?wait=5&accepted=half")
        .then()
        .statusCode(502)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("urn:argus:problem:bad-gateway"));
  }

  @Test
  void a_client_that_likes_compression_gets_its_verdict_too() throws Exception {
    HttpRequest upload =
        request("reports?wait=5&accepted=plain&verdict=applied")
            .header("Accept-Encoding", "gzip")
            .build();

    HttpResponse<String> answer = send(upload, HttpClient.Version.HTTP_1_1);

    assertThat(answer.body()).contains("\"applied\":true");
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void every_version_of_http_is_told(HttpClient.Version version) throws Exception {
    for (String accepted : List.of("plain", "chunked", "large")) {
      HttpResponse<String> answer =
          send(request("reports?wait=5&verdict=applied&accepted=" + accepted).build(), version);

      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).startsWith("{\"runId\"").endsWith("}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "chunked", "large"})
  void an_old_client_is_told(String accepted) throws IOException {
    String answer =
        RawHttp.exchange(
            Gateway.url(),
            "POST /api/ingest/reports?wait=5&verdict=applied&accepted="
                + accepted
                + " HTTP/1.0\r\nContent-Length: 2\r\nAuthorization: "
                + Gateway.bearer()
                + "\r\n\r\nhi");

    assertThat(answer).startsWith("HTTP/1.0 202").endsWith("}");
    assertThat(answer.toLowerCase()).doesNotContain("transfer-encoding");
  }

  @Test
  void a_wait_that_is_none_is_refused_before_the_body_is_read() throws IOException {
    try (RawHttp connection = new RawHttp(Gateway.url())) {
      connection.send(
          "POST /api/ingest/reports?wait=11 HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n"
              + "Authorization: "
              + Gateway.bearer()
              + "\r\n\r\n");

      assertThat(connection.readUntil("}"))
          .startsWith("HTTP/1.1 400")
          .contains("\"field\":\"wait\"");
    }
  }

  @Test
  void three_hundred_that_wait_hold_up_nobody_else() {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<CompletableFuture<HttpResponse<String>>> waiting =
        IntStream.range(0, 300)
            .mapToObj(i -> request("reports?wait=6&accepted=plain&verdict=late").build())
            .map(upload -> client.sendAsync(upload, HttpResponse.BodyHandlers.ofString()))
            .toList();

    for (String path : List.of("/api/runs", "/api/ingest/reports")) {
      Response answer = admin().get(path);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.time()).isLessThan(3_000);
    }
    assertThat(waiting).filteredOn(CompletableFuture::isDone).isEmpty();
    assertThat(waiting).allMatch(answer -> answer.join().body().contains("\"applied\":false"));
  }

  private static Response post(String pathAndQuery) {
    return admin().body("<testsuite/>").post("/api/ingest/" + pathAndQuery);
  }

  private static HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(Gateway.url() + "/api/ingest/" + pathAndQuery))
        .header("Authorization", Gateway.bearer())
        .POST(HttpRequest.BodyPublishers.ofString("<testsuite/>"));
  }

  private static HttpResponse<String> send(HttpRequest request, HttpClient.Version version)
      throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .version(version)
        .build()
        .send(request, HttpResponse.BodyHandlers.ofString());
  }
}
