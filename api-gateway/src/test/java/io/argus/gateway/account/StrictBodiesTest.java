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
        "{'name':7} | name | name must be a text at line 1",
        "{'name':'half \\ud800'} | name | name must be a text of whole characters",
        "{'name':'Ann','admin':'true'} | admin | admin must be true or false",
        "{'name':'Ann','role':'owner'} | role | known are admin, email, name, password",
      })
  void the_member_that_is_wrong_is_named(String start, String field, String told) {
    post(start.replace("}", "," + REST + "}"))
        .body("field", equalTo(field), "detail", containsString(told));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'name':'Ann'," + REST + "} {}", "{'name':'Ann','name':'Bob'," + REST + "}"})
  void what_is_not_one_document_is_told_with_its_place(String body) {
    post(body).body("detail", containsString("line 1, column"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'expiresAt':'2027-01-01'} | expiresAt must be a time with its zone, such as",
        "{'scopes':'read'} | scopes must be a list",
        "{'scopes':['read',5]} | scopes[1] must be a text",
        "{'userId':'zz'} | userId must be a UUID",
      })
  void what_it_should_be_is_told(String body, String told) {
    with(Gateway.bearer())
        .body(body.replace('\'', '"'))
        .post("/api/tokens")
        .then()
        .statusCode(400)
        .body("detail", containsString(told));
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
