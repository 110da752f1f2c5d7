package io.argus.gateway.identity;

import static io.argus.gateway.testing.Gateway.admin;
import static io.argus.gateway.testing.Gateway.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.StandIns;
import io.argus.http.Problem;
import io.argus.testing.RequestLog;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StandIns.class)
class IdentityTest {

  @ParameterizedTest
  @ValueSource(strings = {"/api/runs", "/api/nope", "/q/metrics"})
  void without_a_token_the_answer_is_a_challenge(String path) {
    assertChallenge(stranger().get(path));
  }

  @Test
  void a_large_upload_without_a_token_is_refused_and_not_read() {
    assertChallenge(
        stranger().config(RequestLog.off()).body(new byte[5_000_000]).post("/api/ingest/reports"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer wrong", "Bearer", "Basic YWRtaW46eA==", StandIns.ADMIN_TOKEN, "Bearer  "})
  void a_wrong_token_is_a_challenge(String header) {
    assertChallenge(stranger().header("Authorization", header).get("/api/runs"));
  }

  @Test
  void two_authorization_headers_are_refused_even_if_both_are_right() {
    assertChallenge(
        stranger().header("Authorization", Gateway.bearer(), Gateway.bearer()).get("/api/runs"));
  }

  @Test
  void the_gateway_s_own_token_does_not_work_from_outside() {
    String internal = admin().get("/api/runs").jsonPath().getString("headers.authorization[0]");

    assertThat(internal).startsWith("Bearer eyJ");
    assertChallenge(stranger().header("Authorization", internal).get("/api/runs"));
    assertChallenge(
        stranger()
            .header("Cookie", "Bearer=" + internal.substring("Bearer ".length()))
            .get("/api/runs"));
  }

  @Test
  void the_metrics_are_the_admin_s_and_do_not_grow_with_the_paths() {
    admin().get("/api/runs/of-mine").then().statusCode(200);

    assertThat(admin().get("/q/metrics").then().statusCode(200).extract().asString())
        .contains("uri=\"/api/runs\"")
        .doesNotContain("of-mine");
  }

  private static void assertChallenge(Response answer) {
    answer
        .then()
        .statusCode(401)
        .contentType(Problem.MEDIA_TYPE)
        .header("WWW-Authenticate", "Bearer")
        .body("type", equalTo("urn:argus:problem:unauthenticated"));
  }
}
