package io.argus.gateway.account;

import static io.argus.gateway.testing.Person.newProject;
import static io.argus.gateway.testing.Person.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.argus.gateway.identity.TokenHash;
import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.Person;
import io.argus.gateway.testing.StandIns;
import io.argus.testing.RequestLog;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(StandIns.class)
class TokenTest {

  @Inject DataSource database;

  private final String project = newProject();

  @Test
  void a_token_is_worth_what_it_was_made_for() {
    Person owner = Person.create().in(project, "owner");
    String secret = owner.token("ingest", project).getString("token");

    JsonPath seen = with("Bearer " + secret).get("/api/runs").jsonPath();

    assertThat(secret).matches("argus_[A-Za-z0-9_-]{43}");
    assertThat(seen.getString("caller.sub")).isEqualTo(owner.id());
    assertThat(seen.getString("caller.upn")).isEqualTo(owner.email());
    assertThat(seen.getList("caller.groups", String.class)).containsExactly("ingest");
    assertThat(seen.getList("caller.projects", String.class)).containsExactly(project);
    assertThat(seen.getList("caller.ingest", String.class)).containsExactly(project);
    assertThat(seen.getList("caller.owns", String.class)).isEmpty();
  }

  @Test
  void a_token_is_never_worth_more_than_its_user() {
    Person viewer = Person.create().in(project, "viewer");
    String other = newProject();
    String secret =
        viewer
            .request()
            .body(
                Map.of(
                    "name", "all",
                    "scopes", List.of("read", "ingest", "admin"),
                    "projects", List.of(project, other)))
            .post("/api/tokens")
            .path("token");

    JsonPath me = with("Bearer " + secret).get("/api/auth/me").jsonPath();

    assertThat(me.getList("projects", String.class)).containsExactly(project);
    assertThat(me.getList("ingest", String.class)).isEmpty();
    assertThat(me.getList("owns", String.class)).isEmpty();
    assertThat(me.getList("roles", String.class)).containsExactly("read");
    assertThat(me.getBoolean("admin")).isFalse();
  }

  @Test
  void a_large_body_waits_for_its_token_to_be_looked_up() {
    String secret = Person.create().in(project, "member").token("ingest", "*").getString("token");

    with("Bearer " + secret)
        .config(RequestLog.off())
        .contentType("application/octet-stream")
        .body(new byte[3_000_000])
        .post("/api/ingest/reports")
        .then()
        .statusCode(200)
        .body("bytes", equalTo(3_000_000));
  }

  @Test
  void it_is_shown_once_and_stored_as_a_hash() throws Exception {
    Person person = Person.create();
    JsonPath made = person.token("read", "*");

    JsonPath listed = person.request().get("/api/tokens").jsonPath();

    assertThat(listed.getList("items.id", String.class)).containsExactly(made.getString("id"));
    assertThat(listed.getMap("items[0]")).doesNotContainKeys("token", "hash");
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select t::text from token t where id = ?")) {
      statement.setObject(1, UUID.fromString(made.getString("id")));
      ResultSet row = statement.executeQuery();
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1))
          .contains(HexFormat.of().formatHex(TokenHash.of(made.getString("token")).bytes()))
          .doesNotContain(made.getString("token"));
    }
  }

  @Test
  void a_revoked_token_ends_at_once() {
    Person person = Person.create();
    JsonPath made = person.token("read", "*");
    String bearer = "Bearer " + made.getString("token");
    with(bearer).get("/api/runs").then().statusCode(200);

    person.request().delete("/api/tokens/" + made.getString("id")).then().statusCode(204);

    with(bearer).get("/api/runs").then().statusCode(401);
    person.request().delete("/api/tokens/" + made.getString("id")).then().statusCode(404);
  }

  @Test
  void a_token_ends_when_it_expires_also_while_it_is_remembered() throws Exception {
    Person person = Person.create();
    Instant end = Instant.now().plus(1, ChronoUnit.SECONDS);
    String bearer =
        "Bearer "
            + person
                .request()
                .body(
                    Map.of(
                        "name", "short",
                        "scopes", List.of("read"),
                        "projects", List.of("*"),
                        "expiresAt", end.toString()))
                .post("/api/tokens")
                .path("token");
    with(bearer).get("/api/runs");

    await().until(() -> with(bearer).get("/api/runs").statusCode() == 401);
    assertThat(Instant.now()).isAfter(end);
  }

  @Test
  void its_last_use_is_told_to_the_minute() {
    Person person = Person.create();
    JsonPath made = person.token("read", "*");
    person.request().get("/api/tokens").then().body("items[0].lastUsedAt", nullValue());

    with("Bearer " + made.getString("token")).get("/api/runs");

    String used = person.request().get("/api/tokens").path("items[0].lastUsedAt");
    assertThat(Instant.parse(used)).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void programs_make_no_tokens_and_revoke_only_themselves() {
    Person person = Person.create();
    JsonPath first = person.token("admin", "*");
    JsonPath second = person.token("admin", "*");
    String bearer = "Bearer " + first.getString("token");

    with(bearer)
        .body(Map.of("name", "n", "scopes", List.of("read"), "projects", List.of("*")))
        .post("/api/tokens")
        .then()
        .statusCode(403);
    with(bearer).delete("/api/tokens/" + second.getString("id")).then().statusCode(404);
    with(bearer).delete("/api/tokens/" + first.getString("id")).then().statusCode(204);
    with(bearer).get("/api/runs").then().statusCode(401);
  }

  @Test
  void only_administrators_make_tokens_for_others() {
    Person first = Person.create();
    Person second = Person.create();
    Map<String, Object> wanted =
        Map.of(
            "name", "n",
            "scopes", List.of("read"),
            "projects", List.of("*"),
            "userId", second.id());

    first.request().body(wanted).post("/api/tokens").then().statusCode(403);
    with(Gateway.bearer())
        .body(wanted)
        .post("/api/tokens")
        .then()
        .statusCode(201)
        .body("userId", equalTo(second.id()));
  }

  @Test
  void the_same_idempotency_key_makes_no_second_token() {
    Person person = Person.create();
    String key = UUID.randomUUID().toString();

    assertThat(post(person, key).statusCode()).isEqualTo(201);
    assertThat(post(person, key).statusCode()).isEqualTo(409);

    assertThat(person.request().get("/api/tokens").jsonPath().getInt("total")).isEqualTo(1);
  }

  private static Response post(Person person, String key) {
    return person
        .request()
        .header("Idempotency-Key", key)
        .body(Map.of("name", "n", "scopes", List.of("read"), "projects", List.of("*")))
        .post("/api/tokens");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                             | scopes",
        "{\"name\":\"n\",\"scopes\":[\"root\"],\"projects\":[\"*\"]}                    | scopes",
        "{\"name\":\"n\",\"scopes\":[],\"projects\":[\"*\"]}                            | scopes",
        "{\"name\":\"n\",\"scopes\":[\"read\"],\"projects\":[\"A B\"]}                  | projects",
        "{\"name\":\"n\",\"scopes\":[\"read\"],\"projects\":[\"*\",\"a\"]}              | projects",
        "{\"name\":\"\",\"scopes\":[\"read\"],\"projects\":[\"*\"]}                     | name",
        "{\"name\":\"n\",\"scopes\":[\"read\"],\"projects\":[\"*\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"} | expiresAt",
        "{\"name\":\"n\",\"scopes\":[\"read\"],\"projects\":[\"*\"],\"expiresAt\":\"+999999999-12-31T00:00:00Z\"} | expiresAt",
        "{\"name\":\"n\",\"scopes\":\"read\",\"projects\":[\"*\"]}                      | scopes",
      })
  void what_is_wrong_is_named(String body, String field) {
    with(Gateway.bearer())
        .body(body)
        .post("/api/tokens")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field));
  }
}
