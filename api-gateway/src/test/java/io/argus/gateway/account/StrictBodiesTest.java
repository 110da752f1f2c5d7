package io.argus.gateway.account;

import static io.argus.gateway.testing.Person.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is made from a body that could have meant something else. */
@QuarkusTest
@WithTestResource(StandIns.class)
class StrictBodiesTest {

  private static final String REST = "'email':'half@example.org','password':'correct horse'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':7} | name",
        "{'name':'half \\ud800'} | name",
        "{'name':'Ann','admin':'true'} | admin",
        "{'name':'Ann','role':'owner'} | role",
      })
  void the_member_that_is_wrong_is_named(String start, String field) {
    post(start.replace("}", "," + REST + "}")).body("field", equalTo(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'name':'Ann'," + REST + "} {}", "{'name':'Ann','name':'Bob'," + REST + "}"})
  void what_is_not_one_document_is_told_with_its_place(String body) {
    post(body).body("detail", containsString("line 1, column"));
  }

  private static ValidatableResponse post(String body) {
    return with(Gateway.bearer())
        .body(body.replace('\'', '"'))
        .post("/api/users")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }
}
