package io.argus.gateway.routing;

import static io.argus.gateway.testing.Gateway.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.RawHttp;
import io.argus.gateway.testing.StandIns;
import io.argus.http.Problem;
import io.argus.testing.RequestLog;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StandIns.class,
    initArgs = @ResourceArg(name = StandIns.DOWN, value = "ANALYTICS"))
@TestProfile(TroubleTest.Tight.class)
class TroubleTest {

  private static final int MEGABYTE = 1 << 20;

  public static final class Tight implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "argus.routing.answer-timeout", "2s",
          "argus.health.timeout", "500ms",
          "quarkus.http.limits.max-body-size", "1M");
    }
  }

  @Test
  void a_service_that_is_down_is_named_with_a_time_to_try_again() {
    admin()
        .get("/api/projects/shop")
        .then()
        .statusCode(503)
        .contentType(Problem.MEDIA_TYPE)
        .header("Retry-After", "5")
        .body("detail", equalTo("analytics-service cannot be reached."));
  }

  @Test
  void a_service_that_is_down_refuses_uploads_too() {
    admin()
        .config(RequestLog.off())
        .body(new byte[MEGABYTE])
        .post("/api/projects/shop")
        .then()
        .statusCode(503)
        .contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void a_service_that_does_not_answer_in_time_is_named() {
    admin()
        .get("/api/runs/hang")
        .then()
        .statusCode(504)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", startsWith("report-service "));
  }

  @Test
  void a_body_that_says_it_is_too_large_is_refused_with_the_limit() {
    admin()
        .config(RequestLog.off())
        .body(new byte[MEGABYTE + 1])
        .post("/api/ingest/reports")
        .then()
        .statusCode(413)
        .contentType(Problem.MEDIA_TYPE)
        .body("detail", containsString("1048576 bytes (1 MiB)"));
  }

  @Test
  void a_body_of_exactly_the_limit_passes() {
    admin()
        .config(RequestLog.off())
        .body(new byte[MEGABYTE])
        .post("/api/ingest/reports")
        .then()
        .statusCode(200)
        .body("bytes", equalTo(MEGABYTE));
  }

  @Test
  void a_body_that_turns_out_too_large_is_refused_with_the_limit() throws IOException {
    try (RawHttp connection = new RawHttp(Gateway.url())) {
      connection.send(
          "POST /api/ingest/reports HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
              + "Authorization: "
              + Gateway.bearer()
              + "\r\n\r\n200000\r\n");
      connection.send(new byte[2 * MEGABYTE]);

      assertThat(connection.readUntil("}")).startsWith("HTTP/1.1 413").contains("1048576 bytes");
    }
  }

  @Test
  void readiness_tells_which_part_is_not_ready() {
    RestAssured.given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'analytics-service' }.status", equalTo("DOWN"))
        .body(
            "checks.find { it.name == 'analytics-service' }.data.reason",
            equalTo("cannot be reached"))
        .body("checks.find { it.name == 'ingest-service' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'report-service' }.status", equalTo("UP"));
  }

  @Test
  void the_gateway_lives_while_a_part_is_down() {
    RestAssured.given().get("/q/health/live").then().statusCode(200);
  }
}
