package io.argus.analytics;

import static io.restassured.RestAssured.given;

import io.argus.testing.ArgusBackend;
import io.argus.testing.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class OpenApiTest {

  @Test
  void is_the_document_that_is_checked_in() {
    OpenApiContract.of("analytics").check(given().get("/q/openapi").asString());
  }
}
