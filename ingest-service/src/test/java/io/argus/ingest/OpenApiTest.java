package io.argus.ingest;

import static io.restassured.RestAssured.given;

import io.argus.testing.ArgusBackend;
import io.argus.testing.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = ArgusBackend.class,
    initArgs = @ResourceArg(name = ArgusBackend.POSTGRES, value = "false"))
class OpenApiTest {

  @Test
  void the_api_is_what_is_checked_in() {
    OpenApiContract.of("ingest").check(given().get("/q/openapi").asString());
  }
}
