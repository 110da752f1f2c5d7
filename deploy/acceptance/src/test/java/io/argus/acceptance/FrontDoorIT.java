package io.argus.acceptance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, what a stranger sees, and that nobody gets around the door. */
class FrontDoorIT {

  private final Argus argus = new Argus();
  private final Stack stack = Stack.running();

  @ParameterizedTest
  @ValueSource(strings = {"/api/runs", "/api/trends/flaky", "/api/ingest/reports"})
  void without_a_token_there_is_no_answer(String path) {
    given()
        .baseUri(stack.url())
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo("Bearer"));
  }

  @Test
  void a_wrong_token_is_refused() {
    given()
        .baseUri(stack.url())
        .header("Authorization", "Bearer wrong")
        .get("/api/runs")
        .then()
        .statusCode(401);
  }

  @Test
  void a_service_accepts_nothing_but_the_gateways_word() {
    for (String part : List.of("ingest", "analytics", "report")) {
      given()
          .baseUri(stack.url(part))
          .header("Authorization", "Bearer " + stack.adminToken())
          .get("/api/runs")
          .then()
          .statusCode(401);
    }
  }

  @Test
  void health_tells_of_every_part_without_a_token() {
    Response health = given().baseUri(stack.url()).get("/q/health/ready");

    health.then().statusCode(200).body("status", equalTo("UP"));
    assertThat(health.asString()).contains("ingest").contains("analytics").contains("report");
  }

  @Test
  void one_document_describes_the_whole_api() {
    Map<String, Object> paths =
        given()
            .baseUri(stack.url())
            .accept("application/json")
            .get("/q/openapi?format=json")
            .jsonPath()
            .getMap("paths");

    assertThat(paths.keySet())
        .contains(
            "/api/ingest/reports",
            "/api/ingest/runs",
            "/api/runs",
            "/api/runs/{id}",
            "/api/runs/{id}/export",
            "/api/trends/pass-rate",
            "/api/trends/duration",
            "/api/trends/flaky",
            "/api/trends/failures");
    given().baseUri(stack.url()).get("/q/swagger-ui/").then().statusCode(200);
  }

  @Test
  void what_is_not_there_is_a_problem_document() {
    argus
        .get("/api/runs/00000000-0000-0000-0000-000000000000", Map.of())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    argus.get("/api/nothing", Map.of()).then().statusCode(404);
  }
}
