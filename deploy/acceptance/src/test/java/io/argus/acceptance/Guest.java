package io.argus.acceptance;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user of a stack, who has signed in. */
record Guest(Stack stack, String id, String session) {

  private static final String PASSWORD = "correct horse battery";

  static Guest invite(Stack stack, boolean admin) {
    String email = "g" + UUID.randomUUID() + "@example.org";
    String id =
        as(stack, stack.adminToken())
            .body(Map.of("name", "Guest", "email", email, "password", PASSWORD, "admin", admin))
            .post("/api/users")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Response signedIn =
        given()
            .baseUri(stack.url())
            .contentType(ContentType.JSON)
            .body(Map.of("email", email, "password", PASSWORD))
            .post("/api/auth/login");
    signedIn.then().statusCode(200);
    return new Guest(stack, id, signedIn.path("token"));
  }

  Guest in(String project, String role) {
    as(stack, stack.adminToken())
        .body(Map.of("role", role))
        .put("/api/projects/" + project + "/members/" + id)
        .then()
        .statusCode(200);
    return this;
  }

  /** A new API token; {@code more} are further members of the request. */
  String token(String scope, String project, Map<String, ?> more) {
    Map<String, Object> wanted = new HashMap<>(more);
    wanted.putAll(Map.of("name", "guest", "scopes", List.of(scope), "projects", List.of(project)));
    return as(stack, session)
        .body(wanted)
        .post("/api/tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  static RequestSpecification as(Stack stack, String token) {
    return given()
        .baseUri(stack.url())
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON);
  }
}
