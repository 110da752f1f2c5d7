package io.argus.gateway.trust;

import static io.argus.gateway.testing.Person.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.Person;
import io.argus.gateway.testing.Provider;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CI jobs that show the token of their provider. */
@QuarkusTest
@WithTestResource(StandIns.class)
@WithTestResource(Provider.class)
class JobTest {

  private final String repository = "acme/r" + UUID.randomUUID();
  private final String project = Person.newProject();

  @BeforeEach
  void provider() {
    Provider.up();
  }

  @Test
  void a_job_posts_to_the_project_of_its_rule_and_stores_nothing() {
    trust(List.of("ingest"));
    String token = "Bearer " + Provider.sign(claims());

    with(token)
        .get("/api/auth/me")
        .then()
        .statusCode(200)
        .body("roles", equalTo(List.of("ingest")))
        .body("projects", equalTo(List.of(project)))
        .body("ingest", equalTo(List.of(project)))
        .body("owns", equalTo(List.of()))
        .body("admin", equalTo(false));
    with(token).post("/api/ingest/reports").then().statusCode(200);
    with(token).get("/api/tokens").then().body("total", equalTo(0));
  }

  @Test
  void scope_and_project_of_the_rule_are_what_the_services_are_told() {
    trust(List.of("read"));

    with("Bearer " + Provider.sign(claims()))
        .get("/api/failures")
        .then()
        .statusCode(200)
        .body("caller.groups", equalTo(List.of("read")))
        .body("caller.projects", equalTo(List.of(project)))
        .body("caller.ingest", equalTo(List.of()))
        .body("caller.owns", equalTo(List.of()));
  }

  @Test
  void a_job_administers_nothing() {
    trust(List.of("read", "ingest"));
    String token = "Bearer " + Provider.sign(claims());

    with(token).get("/api/users").then().statusCode(403);
    with(token).get("/api/trust").then().statusCode(403);
    with(token)
        .body(Map.of("name", "n", "scopes", List.of("read"), "projects", List.of("*")))
        .post("/api/tokens")
        .then()
        .statusCode(403);
    with(token)
        .body(Map.of("current", "c", "new", "a long password"))
        .put("/api/auth/password")
        .then()
        .statusCode(403);
  }

  @Test
  void claims_that_fit_no_rule_are_a_403_that_names_the_job() {
    trust(List.of("ingest"));
    Map<String, Object> other = claims();
    other.put("repository", repository + "-fork");

    refused(Provider.sign(other), 403).body("detail", containsString("repo:job"));
  }

  @Test
  void an_issuer_without_a_rule_is_named_and_not_called() {
    trust(List.of("ingest"));
    Map<String, Object> foreign = claims();
    foreign.put("iss", "https://token.evil.example");

    refused(Provider.sign(foreign), 401)
        .header("WWW-Authenticate", "Bearer")
        .body("detail", containsString("https://token.evil.example"));
  }

  @Test
  void another_audience_is_refused() {
    trust(List.of("ingest"));
    Map<String, Object> claims = claims();
    claims.put("aud", "https://github.com/acme");

    refused(Provider.sign(claims), 401).body("detail", containsString("audience"));
  }

  @Test
  void a_token_that_has_ended_says_so() {
    trust(List.of("ingest"));
    Map<String, Object> claims = claims();
    claims.put("exp", Instant.now().minusSeconds(60).getEpochSecond());

    refused(Provider.sign(claims), 401).body("detail", containsString("ended"));
  }

  @Test
  void a_token_of_tomorrow_is_refused() {
    trust(List.of("ingest"));
    Map<String, Object> claims = claims();
    claims.put("nbf", Instant.now().plusSeconds(120).getEpochSecond());

    refused(Provider.sign(claims), 401).body("detail", containsString("not valid yet"));
  }

  @Test
  void none_is_no_signature() {
    trust(List.of("ingest"));
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String header = "{\"alg\":\"none\"}";
    String unsigned =
        base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64.encodeToString(
                new JsonObject(claims()).encode().getBytes(StandardCharsets.UTF_8))
            + ".";

    refused(unsigned, 401).body("detail", containsString("not signed"));
  }

  @Test
  void a_public_key_is_no_shared_secret() throws JoseException {
    trust(List.of("ingest"));
    PublicJsonWebKey published = PublicJsonWebKey.Factory.newPublicJwk(Provider.publicKey());
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("HS256");
    jws.setKeyIdHeaderValue(published.getKeyId());
    jws.setKey(new HmacKey(published.getPublicKey().getEncoded()));
    jws.setPayload(new JsonObject(claims()).encode());

    refused(jws.getCompactSerialization(), 401).body("detail", containsString("not signed"));
  }

  @Test
  void changed_claims_are_not_signed() {
    trust(List.of("ingest"));
    Map<String, Object> other = claims();
    other.put("repository", "eve/fork");
    String[] mine = Provider.sign(other).split("\\.");
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(new JsonObject(claims()).encode().getBytes(StandardCharsets.UTF_8));

    refused(mine[0] + "." + forged + "." + mine[2], 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ey.ey.ey", "eyJhbGciOiJub25lIn0.e30.", "eyJ9.bm8ganNvbg.c2ln"})
  void what_cannot_be_read_is_a_401(String token) {
    refused(token, 401);
  }

  @Test
  void a_new_key_of_the_issuer_is_fetched() {
    trust(List.of("ingest"));
    with("Bearer " + Provider.sign(claims())).get("/api/auth/me").then().statusCode(200);

    Provider.rotate();

    String next = "Bearer " + Provider.sign(claims());
    await().until(() -> with(next).get("/api/auth/me").statusCode() == 200);
  }

  @Test
  void a_flood_of_forged_tokens_is_no_flood_of_calls() throws JoseException {
    trust(List.of("ingest"));
    with("Bearer " + Provider.sign(claims())).get("/api/auth/me").then().statusCode(200);
    int before = Provider.keyFetches();
    RsaJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
    long start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue("RS256");
      jws.setKeyIdHeaderValue("forged" + i);
      jws.setKey(own.getPrivateKey());
      jws.setPayload(new JsonObject(claims()).encode());
      refused(jws.getCompactSerialization(), 401);
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000;

    assertThat(Provider.keyFetches() - before).isLessThanOrEqualTo((int) seconds + 2);
  }

  @Test
  void ordinary_tokens_call_nobody() {
    Person person = Person.create();
    int before = Provider.keyFetches();

    person.request().get("/api/auth/me").then().statusCode(200);
    with(Gateway.bearer()).get("/api/auth/me").then().statusCode(200);
    with("Bearer argus_unknown").get("/api/auth/me").then().statusCode(401);

    assertThat(Provider.keyFetches()).isEqualTo(before);
  }

  @Test
  void known_keys_outlive_their_issuer_s_absence() {
    trust(List.of("ingest"));
    String token = "Bearer " + Provider.sign(claims());
    with(token).get("/api/auth/me").then().statusCode(200);

    Provider.down();

    with(token).get("/api/auth/me").then().statusCode(200);
    with("Bearer " + Provider.sign(claims())).get("/api/auth/me").then().statusCode(200);
  }

  @Test
  void an_issuer_that_was_never_reached_is_a_503() {
    String nowhere = "http://127.0.0.1:1";
    rule(nowhere, Map.of("repository", repository), List.of("ingest")).then().statusCode(201);
    Map<String, Object> claims = claims();
    claims.put("iss", nowhere);

    refused(Provider.sign(claims), 503).header("Retry-After", "10");
    claims.put("aud", "somebody");
    refused(Provider.sign(claims), 401).body("detail", containsString("audience"));
  }

  @Test
  void a_rule_that_is_removed_counts_no_more_at_once() {
    String id = trust(List.of("ingest")).then().extract().path("id");
    String token = Provider.sign(claims());
    with("Bearer " + token).get("/api/auth/me").then().statusCode(200);

    with(Gateway.bearer()).delete("/api/trust/" + id).then().statusCode(204);

    refused(token, 403);
    with(Gateway.bearer()).delete("/api/trust/" + id).then().statusCode(404);
  }

  @Test
  void rules_and_their_end_are_in_the_log() {
    String id = trust(List.of("ingest")).then().extract().path("id");
    with(Gateway.bearer()).delete("/api/trust/" + id).then().statusCode(204);

    with(Gateway.bearer())
        .get("/api/audit?limit=100")
        .then()
        .body(
            "items.findAll { it.subject == '" + id + "' }.action",
            equalTo(List.of("trust.removed", "trust.created")))
        .body("items.find { it.subject == '" + id + "' }.detail", containsString(repository));
  }

  @Test
  void a_rule_is_listed_as_it_was_made_and_made_once() {
    String id = trust(List.of("read", "ingest")).then().extract().path("id");

    String found = "items.find { it.id == '" + id + "' }";
    with(Gateway.bearer())
        .get("/api/trust?limit=500")
        .then()
        .statusCode(200)
        .body(found + ".issuer", equalTo(Provider.issuer()))
        .body(found + ".audience", equalTo("argus"))
        .body(found + ".claims.repository", equalTo(repository))
        .body(found + ".projects", equalTo(List.of(project)))
        .body(found + ".scopes", equalTo(List.of("ingest", "read")))
        .body("items.id", hasItem(id));
    trust(List.of("read")).then().statusCode(409).body("type", startsWith("urn:argus:problem:"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          issuer   | http://ci.example.org
          issuer   | https://ci.example.org?x=1
          issuer   | https://user@ci.example.org
          issuer   | https://ci.example.org/../x
          issuer   | token.actions.githubusercontent.com
          audience | ' '
          name     | ''
          """)
  void what_is_wrong_with_a_rule_is_named(String field, String value) {
    Map<String, Object> rule = body(Provider.issuer(), Map.of("a", "b"), List.of("ingest"));
    rule.put(field, value);

    with(Gateway.bearer())
        .body(rule)
        .post("/api/trust")
        .then()
        .statusCode(400)
        .body("field", equalTo(field));
  }

  @Test
  void a_rule_without_claims_with_patterns_or_for_administering_is_refused() {
    String issuer = Provider.issuer();
    List<String> ingest = List.of("ingest");
    rule(issuer, Map.of(), ingest).then().statusCode(400).body("field", equalTo("claims"));
    rule(issuer, Map.of("ref", "refs/heads/*"), ingest).then().statusCode(400);
    rule(issuer, Map.of("aud", "argus"), ingest).then().statusCode(400);
    rule(issuer, Map.of("a", "b"), List.of("admin"))
        .then()
        .statusCode(400)
        .body("field", equalTo("scopes"));
  }

  @Test
  void a_rule_for_everybody_of_a_public_issuer_is_refused() {
    String github = "https://token.actions.githubusercontent.com";

    rule(github, Map.of("ref", "refs/heads/main"), List.of("ingest"))
        .then()
        .statusCode(400)
        .body("field", equalTo("claims"))
        .body("detail", containsString("repository_id"));
  }

  private Response trust(List<String> scopes) {
    return rule(Provider.issuer(), Map.of("repository", repository), scopes);
  }

  private Response rule(String issuer, Map<String, String> claims, List<String> scopes) {
    return with(Gateway.bearer()).body(body(issuer, claims, scopes)).post("/api/trust");
  }

  private Map<String, Object> body(String issuer, Map<String, String> claims, List<String> scopes) {
    return new HashMap<>(
        Map.of(
            "name",
            "ci of shop",
            "issuer",
            issuer,
            "audience",
            "argus",
            "claims",
            claims,
            "projects",
            List.of(project),
            "scopes",
            scopes));
  }

  private Map<String, Object> claims() {
    return new HashMap<>(
        Map.of(
            "iss",
            Provider.issuer(),
            "aud",
            "argus",
            "sub",
            "repo:job",
            "repository",
            repository,
            "jti",
            UUID.randomUUID().toString(),
            "exp",
            Instant.now().plusSeconds(300).getEpochSecond()));
  }

  private static ValidatableResponse refused(String token, int status) {
    return with("Bearer " + token)
        .post("/api/ingest/reports")
        .then()
        .statusCode(status)
        .contentType("application/problem+json");
  }
}
