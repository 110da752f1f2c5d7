package io.argus.gateway.signon;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StandIns.class)
class NotConfiguredTest {

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/oidc", "/api/auth/oidc/callback?code=c&state=s"})
  void without_a_provider_it_says_how_to_configure_one(String path) {
    given()
        .cookie("q_auth_people_s", "s")
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("ARGUS_OIDC_ISSUER"));
  }
}
