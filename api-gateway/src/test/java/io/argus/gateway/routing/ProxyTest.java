package io.argus.gateway.routing;

import static io.argus.gateway.testing.Gateway.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.RawHttp;
import io.argus.gateway.testing.StandIns;
import io.argus.http.Problem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StandIns.class)
class ProxyTest {

  @ParameterizedTest
  @CsvSource({"/api/ingest/reports,INGEST", "/api/runs,REPORT", "/api/projects/shop,ANALYTICS"})
  void each_path_reaches_its_service_as_it_was_written(String path, String service) {
    JsonPath seen = admin().get(path + "?project=shop&q=a%2Fb+c&q=%C3%A9").jsonPath();

    assertThat(seen.getString("service")).isEqualTo(service);
    assertThat(seen.getString("uri")).isEqualTo(path + "?project=shop&q=a%2Fb+c&q=%C3%A9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void every_method_of_the_api_passes(String method) {
    assertThat(admin().request(method, "/api/runs").jsonPath().getString("method"))
        .isEqualTo(method);
  }

  @Test
  void the_service_learns_who_is_calling_from_a_signed_token() {
    JsonPath seen = admin().get("/api/runs").jsonPath();

    assertThat(seen.getString("caller.sub")).isEqualTo("00000000-0000-0000-0000-000000000001");
    assertThat(seen.getString("caller.upn")).isEqualTo("admin@localhost");
    assertThat(seen.getList("caller.groups", String.class))
        .containsExactlyInAnyOrder("read", "ingest", "admin");
    assertThat(seen.getList("caller.projects", String.class)).containsExactly("*");
    assertThat(seen.getLong("caller.exp") - seen.getLong("caller.iat")).isBetween(60L, 300L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void the_way_out_of_a_mail_needs_no_token(String method) {
    JsonPath seen =
        Gateway.stranger().request(method, "/api/digests/unsubscribe/8f1e/c2ln").jsonPath();

    assertThat(seen.getString("service")).isEqualTo("REPORT");
    assertThat(seen.getString("caller.sub")).isEqualTo("nobody");
    assertThat(seen.getList("caller.groups")).isEmpty();
    Gateway.stranger().get("/api/digests/subscriptions").then().statusCode(401);
  }

  @Test
  void one_token_serves_many_requests() {
    String first = admin().get("/api/runs").jsonPath().getString("headers.authorization[0]");
    String second = admin().get("/api/tests").jsonPath().getString("headers.authorization[0]");

    assertThat(second).isEqualTo(first);
  }

  @Test
  void nothing_that_a_caller_claims_about_itself_reaches_a_service() {
    JsonPath seen =
        admin()
            .header("X-Forwarded-For", "10.0.0.1")
            .header("X-Argus-Caller", "root")
            .header("Cookie", "session=1")
            .get("/api/runs")
            .jsonPath();

    assertThat(seen.getList("headers.authorization", String.class)).hasSize(1);
    assertThat(seen.getList("headers.x-forwarded-for", String.class)).containsExactly("127.0.0.1");
    assertThat(seen.getList("headers.x-forwarded-host", String.class))
        .containsExactly(Gateway.url().getAuthority());
    assertThat(seen.getMap("headers")).doesNotContainKeys("x-argus-caller", "cookie");
    assertThat(seen.getString("headers")).doesNotContain(StandIns.ADMIN_TOKEN);
  }

  @Test
  void headers_with_several_values_keep_them_all() {
    JsonPath seen =
        admin()
            .header("X-Tag", "one", "two")
            .header("Accept-Encoding", "gzip")
            .get("/api/runs")
            .jsonPath();

    assertThat(seen.getList("headers.x-tag", String.class)).containsExactly("one", "two");
  }

  @Test
  void a_compressed_body_passes_as_it_is() {
    byte[] body = {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3};

    JsonPath seen =
        admin()
            .header("Content-Encoding", "gzip")
            .contentType("application/xml")
            .body(body)
            .post("/api/ingest/reports")
            .jsonPath();

    assertThat(seen.getLong("bytes")).isEqualTo(body.length);
    assertThat(seen.getString("headers.content-encoding[0]")).isEqualTo("gzip");
  }

  @Test
  void an_answer_keeps_its_own_headers_and_loses_those_of_the_connection() {
    var answer = admin().redirects().follow(false).get("/api/runs/rude-headers");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().getValues("X-Many")).containsExactly("one", "two");
    assertThat(answer.header("Location")).isEqualTo("/api/runs/1");
    assertThat(answer.headers().hasHeaderWithName("X-Private")).isFalse();
    assertThat(answer.headers().hasHeaderWithName("Proxy-Authenticate")).isFalse();
  }

  @Test
  void an_answer_without_a_body_stays_without() throws IOException {
    String answer = raw("GET /api/runs/no-content HTTP/1.1", "Connection: close");

    assertThat(answer).startsWith("HTTP/1.1 204").endsWith("\r\n\r\n");
    assertThat(answer.toLowerCase()).doesNotContain("transfer-encoding");
  }

  @Test
  void head_answers_the_head_alone() throws IOException {
    String answer = raw("HEAD /api/runs HTTP/1.1", "Connection: close");

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection: close", "Connection: keep-alive"})
  void an_old_client_gets_a_streamed_answer_without_chunks(String connection) throws IOException {
    String answer = raw("GET /api/runs/stream?bytes=100000 HTTP/1.0", connection);

    assertThat(answer).startsWith("HTTP/1.0 200");
    assertThat(answer.toLowerCase()).doesNotContain("transfer-encoding");
    assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(100_000);
  }

  @Test
  void a_request_carries_one_id_through_all_parts() {
    var answer = admin().header("X-Request-Id", "build-17").get("/api/runs");

    assertThat(answer.headers().getValues("X-Request-Id")).containsExactly("build-17");
    assertThat(answer.jsonPath().getList("headers.x-request-id", String.class))
        .containsExactly("build-17");
  }

  @Test
  void a_request_without_an_id_gets_one() {
    var answer = admin().get("/api/runs");

    assertThat(answer.header("X-Request-Id")).hasSize(36);
    assertThat(answer.jsonPath().getString("headers.x-request-id[0]"))
        .isEqualTo(answer.header("X-Request-Id"));
  }

  @Test
  void a_service_that_disbelieves_the_gateway_is_not_the_caller_s_fault() {
    admin()
        .get("/api/runs/disbelieve")
        .then()
        .statusCode(502)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", containsString("ARGUS_JWT_PUBLIC_KEY_FILE"));
  }

  @Test
  void a_service_that_hangs_up_is_a_bad_gateway() {
    admin()
        .get("/api/runs/hang-up")
        .then()
        .statusCode(502)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("urn:argus:problem:bad-gateway"))
        .body("detail", startsWith("report-service "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/api", "/api/", "/api/nope", "/api/runsx", "/q/nope"})
  void a_path_that_is_not_listed_is_a_404_problem(String path) {
    admin()
        .get(path)
        .then()
        .statusCode(404)
        .contentType(Problem.MEDIA_TYPE)
        .header("X-Request-Id", notNullValue())
        .body("type", equalTo("urn:argus:problem:not-found"), "status", equalTo(404));
  }

  @Test
  void a_method_that_no_service_takes_is_a_405_problem() throws IOException {
    String answer = raw("TRACE /api/runs HTTP/1.1", "Connection: close");

    assertThat(answer)
        .startsWith("HTTP/1.1 405")
        .containsIgnoringCase("allow: GET, HEAD, POST")
        .contains("urn:argus:problem:method-not-allowed");
  }

  private static String raw(String requestLine, String header) throws IOException {
    return RawHttp.exchange(
        Gateway.url(),
        requestLine
            + "\r\nHost: gateway\r\n"
            + header
            + "\r\nAuthorization: "
            + Gateway.bearer()
            + "\r\n\r\n");
  }
}
