package io.argus.gateway.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.Person;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StandIns.class)
class LoginTest {

  private static final String ADMIN = "admin@localhost";

  @Test
  void the_first_admin_signs_in_with_the_admin_token() {
    String session = Person.signIn(ADMIN, StandIns.ADMIN_TOKEN).path("token");

    Person.with("Bearer " + session)
        .get("/api/auth/me")
        .then()
        .statusCode(200)
        .body("email", equalTo(ADMIN), "admin", equalTo(true));
  }

  @Test
  void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    Person person = Person.create();

    Response wrong = Person.signIn(person.email(), "not the password");
    Response unknown = Person.signIn(UUID.randomUUID() + "@example.org", Person.PASSWORD);

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.asString()).isEqualTo(unknown.asString());
    assertThat(Person.signIn(ADMIN, "not the token").statusCode()).isEqualTo(401);
  }

  @Test
  void a_wrong_password_and_an_unknown_address_take_the_same_time() {
    Person person = Person.create();
    Person.signIn(person.email(), "warm up the compiler");

    double wrong = leastMs(person.email());
    double unknown = leastMs("nobody-at-all@example.org");

    // Without the time of the connection this would be a hash or none: a factor of a hundred.
    assertThat(unknown / wrong).isBetween(0.2, 5.0);
  }

  /** The quickest of some: what the others took longer is the machine's. */
  private static double leastMs(String email) {
    return IntStream.range(0, 5)
        .mapToDouble(
            i -> {
              long start = System.nanoTime();
              Person.signIn(email, "wrong password");
              return (System.nanoTime() - start) / 1e6;
            })
        .min()
        .orElseThrow();
  }

  @Test
  void an_address_is_known_in_any_case() {
    Person person = Person.create();

    assertThat(Person.signIn(person.email().toUpperCase(Locale.ROOT), Person.PASSWORD))
        .extracting(Response::statusCode)
        .isEqualTo(200);
  }

  @Test
  void the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    Response answer = Person.signIn(Person.create().email(), Person.PASSWORD);

    Cookie cookie = answer.getDetailedCookie("argus_session");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.isSecured()).isFalse();
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getValue()).isEqualTo(answer.jsonPath().getString("token"));
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void the_cookie_reads() {
    Person person = Person.create();

    browser(person).get("/api/runs").then().statusCode(200);
    browser(person).get("/api/auth/me").then().body("email", equalTo(person.email()));
  }

  @Test
  void with_the_cookie_only_our_own_pages_change_anything() {
    Person person = Person.create();

    browser(person).post("/api/ingest/reports").then().statusCode(403);
    browser(person)
        .header("Origin", "https://evil.example")
        .post("/api/auth/logout")
        .then()
        .statusCode(403);
    browser(person)
        .header("Sec-Fetch-Site", "cross-site")
        .header("Origin", Gateway.url().toString())
        .delete("/api/runs/1")
        .then()
        .statusCode(403);
    browser(person)
        .header("Sec-Fetch-Site", "same-origin")
        .post("/api/ingest/reports")
        .then()
        .statusCode(200);
    browser(person)
        .header("Origin", Gateway.url().toString())
        .post("/api/ingest/reports")
        .then()
        .statusCode(200);
  }

  @Test
  void an_api_token_is_no_cookie() {
    String token = Person.create().token("read", "*").getString("token");

    given().cookie("argus_session", token).get("/api/runs").then().statusCode(401);
  }

  @Test
  void signing_out_ends_the_session_everywhere() {
    Person person = Person.create();

    Response out = browser(person).header("Sec-Fetch-Site", "same-origin").post("/api/auth/logout");

    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.getDetailedCookie("argus_session").getMaxAge()).isZero();
    browser(person).get("/api/runs").then().statusCode(401);
    person.request().get("/api/runs").then().statusCode(401);
  }

  @Test
  void a_connection_goes_on_after_a_body_that_nobody_read() {
    Person person = Person.create();

    for (int i = 0; i < 3; i++) {
      person.request().body("{\"unread\": true}").get("/api/auth/me").then().statusCode(200);
    }
    person.request().body("{\"unread\": true}").post("/api/auth/logout").then().statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "ä€😀"})
  void whatever_the_password_is_it_is_just_wrong(String odd) {
    String email = Person.create().email();

    assertThat(Person.signIn(email, odd).statusCode()).isEqualTo(401);
    assertThat(Person.signIn(email, odd + "x".repeat(10_000)).statusCode()).isEqualTo(401);
    assertThat(Person.signIn(email, Person.PASSWORD + odd + "x").statusCode()).isEqualTo(401);
  }

  @Test
  void what_is_missing_is_named_and_a_form_is_no_login() {
    given()
        .contentType("application/json")
        .body(Map.of("email", "a@b"))
        .post("/api/auth/login")
        .then()
        .statusCode(400)
        .body("field", equalTo("password"));
    given()
        .formParam("email", "a@b")
        .formParam("password", "x")
        .post("/api/auth/login")
        .then()
        .statusCode(415)
        .header("Accept", "application/json")
        .body("detail", equalTo("Send Content-Type: application/json."));
    given()
        .put("/api/auth/login")
        .then()
        .statusCode(405)
        .header("Allow", "OPTIONS, POST")
        .contentType("application/problem+json");
  }

  @Test
  void a_new_password_takes_the_old_one_s_place_and_ends_all_other_sessions() {
    Person person = Person.create();
    String token = "Bearer " + person.token("read", "*").getString("token");
    String other = Person.signIn(person.email(), Person.PASSWORD).path("token");

    change(person, Person.PASSWORD, "a better password").then().statusCode(204);

    assertThat(Person.signIn(person.email(), Person.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(Person.signIn(person.email(), "a better password").statusCode()).isEqualTo(200);
    Person.with("Bearer " + other).get("/api/auth/me").then().statusCode(401);
    person.request().get("/api/auth/me").then().statusCode(200);
    Person.with(token).get("/api/auth/me").then().statusCode(200);
    Person.with(Gateway.bearer())
        .get("/api/audit?limit=100")
        .then()
        .body("items.findAll { it.action == 'password.changed' }.subject", hasItem(person.email()));
  }

  @Test
  void who_does_not_know_the_password_does_not_change_it() {
    Person person = Person.create();

    change(person, "a guess", "a better password")
        .then()
        .statusCode(400)
        .body("field", equalTo("current"));
    change(person, Person.PASSWORD, "short").then().statusCode(400).body("field", equalTo("new"));
    browser(person)
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/json")
        .body(Map.of("current", Person.PASSWORD, "new", "a better password"))
        .put("/api/auth/password")
        .then()
        .statusCode(403);
    assertThat(Person.signIn(person.email(), Person.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void a_program_and_the_first_admin_have_no_password_to_change() {
    String token = Person.create().token("admin", "*").getString("token");
    String admin = Person.signIn(ADMIN, StandIns.ADMIN_TOKEN).path("token");
    Map<String, String> body = Map.of("current", "whatever", "new", "a better password");

    Person.with("Bearer " + token).body(body).put("/api/auth/password").then().statusCode(403);
    Person.with(Gateway.bearer()).body(body).put("/api/auth/password").then().statusCode(403);
    Person.with("Bearer " + admin).body(body).put("/api/auth/password").then().statusCode(409);
  }

  private static Response change(Person person, String current, String next) {
    return person.request().body(Map.of("current", current, "new", next)).put("/api/auth/password");
  }

  private static RequestSpecification browser(Person person) {
    return given().cookie("argus_session", person.session());
  }
}
