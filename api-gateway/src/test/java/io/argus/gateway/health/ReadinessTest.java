package io.argus.gateway.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StandIns.class)
class ReadinessTest {

  @AfterEach
  void repair() {
    given().get(Gateway.standIn("report") + "/repair").then().statusCode(200);
  }

  @Test
  void the_gateway_is_ready_when_every_service_and_the_database_are() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"), "checks", hasSize(4));
  }

  @Test
  void a_service_that_is_not_ready_is_named() {
    given().get(Gateway.standIn("report") + "/break").then().statusCode(200);

    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'report-service' }.data.reason", equalTo("answers 503"))
        .body("checks.findAll { it.status == 'UP' }", hasSize(3));
  }

  @Test
  void liveness_asks_nobody() {
    given().get("/q/health/live").then().statusCode(200).body("checks", hasSize(0));
  }
}
