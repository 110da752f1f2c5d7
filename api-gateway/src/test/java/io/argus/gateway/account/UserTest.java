package io.argus.gateway.account;

import static io.argus.gateway.testing.Person.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.Person;
import io.argus.gateway.testing.StandIns;
import io.argus.testing.Together;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StandIns.class)
class UserTest {

  @Test
  void an_address_has_one_user() {
    Person person = Person.create();

    with(Gateway.bearer())
        .body(
            Map.of(
                "name",
                "Again",
                "email",
                person.email().toUpperCase(Locale.ROOT),
                "password",
                Person.PASSWORD))
        .post("/api/users")
        .then()
        .statusCode(409);
  }

  @Test
  void a_user_goes_with_tokens_and_sessions_at_once() {
    Person person = Person.create().in("shop", "viewer");
    String token = person.token("read", "*").getString("token");
    with("Bearer " + token).get("/api/runs").then().statusCode(200);

    with(Gateway.bearer()).delete("/api/users/" + person.id()).then().statusCode(204);

    with("Bearer " + token).get("/api/runs").then().statusCode(401);
    person.request().get("/api/runs").then().statusCode(401);
    assertThat(Person.signIn(person.email(), Person.PASSWORD).statusCode()).isEqualTo(401);
    with(Gateway.bearer()).delete("/api/users/" + person.id()).then().statusCode(404);
  }

  @RepeatedTest(3)
  void a_user_is_removed_once() throws Exception {
    Person person = Person.create().in("shop", "viewer");
    Callable<Integer> delete =
        () -> with(Gateway.bearer()).delete("/api/users/" + person.id()).statusCode();

    assertThat(Together.at(List.of(delete, delete, delete)))
        .containsExactlyInAnyOrder(204, 404, 404);
  }

  @RepeatedTest(3)
  void a_token_is_revoked_by_whoever_comes_first() throws Exception {
    String id = Person.create().token("read", "*").getString("id");
    Callable<Integer> revoke =
        () -> with(Gateway.bearer()).delete("/api/tokens/" + id).statusCode();

    assertThat(Together.at(List.of(revoke, revoke, revoke))).contains(204).isSubsetOf(204, 404);
  }

  @Test
  void a_user_stays_while_the_executions_cannot_go() {
    Person person = Person.create();
    with(Gateway.bearer()).get("/api/executions/break").then().statusCode(200);
    try {
      with(Gateway.bearer())
          .delete("/api/users/" + person.id())
          .then()
          .statusCode(503)
          .header("Retry-After", "5");
    } finally {
      with(Gateway.bearer()).get("/api/executions/repair").then().statusCode(200);
    }
    assertThat(Person.signIn(person.email(), Person.PASSWORD).statusCode()).isEqualTo(200);

    with(Gateway.bearer()).delete("/api/users/" + person.id()).then().statusCode(204);
  }

  @Test
  void the_first_admin_stays() {
    with(Gateway.bearer()).delete("/api/users/" + ApiCaller.FIRST_ADMIN).then().statusCode(409);
  }

  @Test
  void an_admin_may_do_what_the_admin_token_may() {
    String email = UUID.randomUUID() + "@example.org";
    with(Gateway.bearer())
        .body(Map.of("name", "Root", "email", email, "password", Person.PASSWORD, "admin", true))
        .post("/api/users")
        .then()
        .statusCode(201);
    String session = Person.signIn(email, Person.PASSWORD).path("token");

    JsonPath me = with("Bearer " + session).get("/api/auth/me").jsonPath();

    assertThat(me.getList("owns", String.class)).containsExactly("*");
    assertThat(me.getList("roles", String.class)).contains("admin", "ingest", "read");
    with("Bearer " + session).get("/api/users").then().statusCode(200);
  }

  @Test
  void no_answer_holds_a_password_or_its_hash() {
    Person person = Person.create();

    assertThat(with(Gateway.bearer()).get("/api/users?limit=500").asString())
        .contains(person.email())
        .doesNotContain("assword", "$2");
  }

  @Test
  void acts_are_written_down_without_secrets() {
    Person person = Person.create().in("shop", "owner");
    JsonPath token = person.token("read", "*");

    JsonPath log = with(Gateway.bearer()).get("/api/audit?limit=500").jsonPath();

    assertThat(log.getList("items.findAll { it.subject == '%s' }.action".formatted(person.email())))
        .containsExactly("user.created");
    assertThat(log.getList("items.findAll { it.actor == '%s' }.action".formatted(person.email())))
        .containsExactly("token.created");
    assertThat(log.getList("items.detail", String.class))
        .contains(person.email() + ": owner")
        .noneMatch(detail -> detail != null && detail.contains(token.getString("token")));
    person.request().get("/api/audit").then().statusCode(403);
  }

  @Test
  void cursors_of_the_log_pass_nothing_over() {
    Person.create().in("shop", "owner");
    Person.create().in("shop", "viewer");
    List<Integer> newest =
        with(Gateway.bearer()).get("/api/audit?limit=4").jsonPath().getList("items.id");

    JsonPath first = with(Gateway.bearer()).get("/api/audit?limit=2").jsonPath();
    Person.create(); // what is new moves nothing
    JsonPath second =
        with(Gateway.bearer())
            .get("/api/audit?limit=2&cursor=" + first.getString("nextCursor"))
            .jsonPath();

    List<Integer> read = new ArrayList<>(first.getList("items.id"));
    read.addAll(second.getList("items.id"));
    assertThat(read).isEqualTo(newest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "audit", "tokens", "trust", "projects/shop/members", "auth/me"})
  void a_parameter_that_is_not_known_is_refused(String path) {
    with(Gateway.bearer())
        .get("/api/" + path + "?limlt=5")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("limlt"));
  }

  @Test
  void nor_is_one_of_what_changes_something() {
    Person person = Person.create();

    with(Gateway.bearer())
        .delete("/api/users/" + person.id() + "?force=true")
        .then()
        .statusCode(400);

    person.request().get("/api/auth/me").then().statusCode(200);
  }

  @Test
  void others_administer_nobody() {
    Person person = Person.create();

    person.request().get("/api/users").then().statusCode(403);
    person.request().body("{}").post("/api/users").then().statusCode(403);
    person.request().delete("/api/users/" + person.id()).then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"n\",\"email\":\"nowhere\",\"password\":\"long enough\"} | email",
        "{\"name\":\"n\",\"email\":\"a@b.c\",\"password\":\"short\"}         | password",
        "{\"email\":\"a@b.c\",\"password\":\"long enough\"}                  | name",
        "{\"name\":\"n\",\"email\":\"a@b.c\",\"password\":\"long enough\",\"admin\":\"maybe\"} | admin",
      })
  void what_is_wrong_is_named(String body, String field) {
    with(Gateway.bearer())
        .body(body)
        .post("/api/users")
        .then()
        .statusCode(400)
        .body("field", equalTo(field));
  }

  @Test
  void a_password_that_bcrypt_would_cut_is_refused() {
    with(Gateway.bearer())
        .body(Map.of("name", "n", "email", "a@b.c", "password", "ä".repeat(40)))
        .post("/api/users")
        .then()
        .statusCode(400)
        .body("field", equalTo("password"));
  }
}
