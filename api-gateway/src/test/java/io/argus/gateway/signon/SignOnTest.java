package io.argus.gateway.signon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.argus.gateway.account.Logins;
import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.Person;
import io.argus.gateway.testing.Provider;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StandIns.class)
@WithTestResource(Provider.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignOnTest {

  private static final String START = "/api/auth/oidc";

  @Inject Logins logins;

  @BeforeEach
  void provider() {
    Provider.up();
  }

  @Test
  @Order(1)
  void a_provider_that_is_away_at_the_start_stops_nothing_else_and_may_come_later() {
    Provider.down();
    Person person = Person.create();
    assertThat(Person.signIn(person.email(), Person.PASSWORD).statusCode()).isEqualTo(200);
    browser(Map.of())
        .get(START)
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "10")
        .body("type", equalTo("urn:argus:problem:unavailable"));

    Provider.up();

    browser(Map.of()).get(START).then().statusCode(302);
  }

  @Test
  void a_stranger_of_our_domain_becomes_a_user_with_a_session_and_no_rights() {
    String email = newEmail();
    seat(email, true);

    Response signedIn = Journey.to("/runs?status=fail").signIn();

    assertThat(signedIn.statusCode()).isEqualTo(303);
    assertThat(signedIn.header("Location")).isEqualTo("/runs?status=fail");
    assertThat(signedIn.header("Cache-Control")).isEqualTo("no-store");
    Cookie session = signedIn.getDetailedCookie("argus_session");
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getSameSite()).isEqualTo("Lax");
    assertThat(session.getPath()).isEqualTo("/");
    browser(Map.of("argus_session", session.getValue()))
        .get("/api/auth/me")
        .then()
        .statusCode(200)
        .body("email", equalTo(email), "admin", equalTo(false))
        .body("projects.size()", equalTo(0));
    Person.with(Gateway.bearer())
        .get("/api/audit?limit=100")
        .then()
        .body("items.findAll { it.action == 'user.created' }.subject", hasItem(email));
  }

  @Test
  void nothing_of_the_provider_s_session_stays_in_the_browser() {
    seat(newEmail(), true);

    Response signedIn = Journey.to("/").signIn();

    assertThat(signedIn.headers().getValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("q_session"))
        .filteredOn(cookie -> cookie.startsWith("q_auth"))
        .allMatch(cookie -> cookie.contains("Max-Age=0"));
  }

  @Test
  void a_user_is_known_again_by_the_address_in_any_case() {
    Person person = Person.create().in("shop", "member");
    seat(person.email().toUpperCase(Locale.ROOT), true);

    String session = Journey.to("/").signIn().getCookie("argus_session");

    browser(Map.of("argus_session", session))
        .get("/api/auth/me")
        .then()
        .body("id", equalTo(person.id()), "ingest", hasItem("shop"));
  }

  @Test
  void the_way_to_the_provider_has_state_nonce_and_pkce() {
    Map<String, String> asked = Journey.to("/").asked();

    assertThat(asked)
        .containsEntry("client_id", "argus")
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", Gateway.url() + START + "/callback");
    assertThat(asked.get("scope").split(" ")).contains("openid", "email");
    assertThat(asked.get("state")).hasSizeGreaterThan(20);
    assertThat(asked.get("nonce")).hasSizeGreaterThan(20);
    assertThat(asked.get("code_challenge")).hasSize(43);
  }

  @Test
  void another_state_or_none_is_nobody_s() {
    seat(newEmail(), true);
    Journey journey = Journey.to("/");
    String back = journey.back();

    refused(journey, back.replaceFirst("state=[^&]+", "state=" + UUID.randomUUID()), 401);
    refused(journey, back.replaceFirst("&state=[^&]+", ""), 401);
  }

  @Test
  void who_did_not_begin_here_does_not_end_here() {
    seat(newEmail(), true);
    String back = Journey.to("/").back();

    browser(Map.of()).get(back).then().statusCode(401).body("detail", containsString(START));
    browser(Map.of()).get(START + "/callback").then().statusCode(401);
  }

  @Test
  void a_code_of_somebody_else_s_journey_is_worth_nothing() {
    seat(newEmail(), true);
    Journey mine = Journey.to("/");
    String theirs = Journey.to("/").back();
    String code = theirs.replaceFirst(".*code=([^&]+).*", "$1");

    refused(mine, mine.back().replaceFirst("code=[^&]+", "code=" + code), 401);
  }

  @Test
  void an_answer_for_another_nonce_is_refused() {
    Provider.seat(Map.of("email", newEmail(), "email_verified", true, "nonce", "replayed"));
    Journey journey = Journey.to("/");

    refused(journey, journey.back(), 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud"})
  void an_answer_for_somebody_else_is_refused(String claim) {
    Provider.seat(Map.of("email", newEmail(), "email_verified", true, claim, "https://x.example"));
    Journey journey = Journey.to("/");

    refused(journey, journey.back(), 401);
  }

  @Test
  void an_address_that_is_not_verified_is_nobody_s() {
    Person person = Person.create();
    seat(person.email(), false);
    Journey unverified = Journey.to("/");
    refused(unverified, unverified.back(), 403);

    Provider.seat(Map.of("email", person.email()));
    Journey silent = Journey.to("/");
    refused(silent, silent.back(), 403);
  }

  @Test
  void a_foreign_domain_stays_outside() {
    seat("eve@example.org.evil.example", true);
    Journey journey = Journey.to("/");

    refused(journey, journey.back(), 403);
  }

  @Test
  void nobody_becomes_the_first_admin_by_a_provider() {
    assertThat(logins.signInAs("admin@localhost", "Eve", true)).isEmpty();
  }

  @Test
  void strangers_stay_strangers_where_users_are_made_by_hand() {
    assertThat(logins.signInAs(newEmail(), "Pat", false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "//evil.example", "/%5Cevil.example", "runs", "/a%0d%0ab"})
  void a_link_leads_to_no_other_server(String next) {
    given()
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .get(START + "?next=" + next)
        .then()
        .statusCode(400)
        .body("field", equalTo("next"));
  }

  @Test
  void a_link_with_a_typing_error_leads_nowhere() {
    given()
        .redirects()
        .follow(false)
        .get(START + "?nxt=/runs")
        .then()
        .statusCode(400)
        .body("field", equalTo("nxt"));
  }

  @Test
  void a_cookie_leads_to_no_other_server_either() {
    seat(newEmail(), true);
    Journey journey = Journey.to("/runs");
    Map<String, String> cookies = new HashMap<>(journey.cookies());
    cookies.put("argus_next", "https%3A%2F%2Fevil.example");

    assertThat(browser(cookies).get(journey.back()).header("Location")).isEqualTo("/");
  }

  @Test
  void a_provider_that_goes_away_later_is_a_503_and_passwords_work() {
    seat(newEmail(), true);
    Journey journey = Journey.to("/");
    String back = journey.back();
    Provider.down();

    refused(journey, back, 503);
    Person person = Person.create();
    assertThat(Person.signIn(person.email(), Person.PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void the_provider_s_no_is_a_401() {
    Journey journey = Journey.to("/");
    String state = journey.asked().get("state");

    refused(journey, START + "/callback?error=access_denied&state=" + state, 401);
  }

  @Test
  void what_claims_to_be_the_provider_s_session_opens_nothing() {
    browser(Map.of("q_session_people", "anything")).get("/api/runs").then().statusCode(401);
    browser(Map.of("q_session", "anything")).get("/api/runs").then().statusCode(401);
    browser(Map.of("q_session_people", "anything")).get(START + "/callback").then().statusCode(401);
  }

  private static void refused(Journey journey, String callback, int status) {
    Response answer = browser(journey.cookies()).get(callback);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.getCookie("argus_session")).isNull();
  }

  private static RequestSpecification browser(Map<String, String> cookies) {
    return Journey.browser(cookies);
  }

  private static void seat(String email, boolean verified) {
    Provider.seat(Map.of("email", email, "email_verified", verified, "name", "Pat"));
  }

  private static String newEmail() {
    return "s" + UUID.randomUUID() + "@" + Provider.DOMAIN;
  }
}
