package io.argus.gateway.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user of the gateway under test, who has signed in. */
public record Person(String id, String email, String session) {

  public static final String PASSWORD = "correct horse battery";

  /** A new user who is a member of no project. */
  public static Person create() {
    String email = "p" + UUID.randomUUID() + "@example.org";
    String id =
        with(Gateway.bearer())
            .body(Map.of("name", "Pat", "email", email, "password", PASSWORD))
            .post("/api/users")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Person(id, email, signIn(email, PASSWORD).jsonPath().getString("token"));
  }

  public Person in(String project, String role) {
    with(Gateway.bearer())
        .body(Map.of("role", role))
        .put("/api/projects/" + project + "/members/" + id)
        .then()
        .statusCode(200);
    return this;
  }

  public static Response signIn(String email, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("email", email, "password", password))
        .post("/api/auth/login");
  }

  /** Makes an API token; the answer. */
  public JsonPath token(String scope, String... projects) {
    return request()
        .body(Map.of("name", "ci", "scopes", List.of(scope), "projects", List.of(projects)))
        .post("/api/tokens")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** As a program that has the session's token. */
  public RequestSpecification request() {
    return with("Bearer " + session);
  }

  public static RequestSpecification with(String authorization) {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", authorization)
        .contentType(ContentType.JSON);
  }

  public static String newProject() {
    return "p" + UUID.randomUUID();
  }
}
