package io.argus.report.digest;

import static io.argus.report.digest.Digests.admin;
import static io.argus.report.digest.Digests.json;
import static io.argus.report.digest.Digests.send;
import static io.argus.report.digest.Digests.subscribe;
import static io.argus.report.testdata.Callers.reader;
import static io.argus.report.testdata.Callers.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.argus.report.testdata.MailServer;
import io.argus.report.testdata.MovableClock;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
@QuarkusTestResource(MailServer.class)
class SubscriptionTest {

  private static final String PATH = "/api/digests/subscriptions";

  @Inject MovableClock clock;
  @Inject DigestDatabase database;
  private StoredResults results;

  @BeforeEach
  void store() throws Exception {
    clock.reset();
    results = StoredResults.empty();
    results.project("shop");
    results.project("blog");
    Digests.empty(database);
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void a_reader_subscribes_to_what_they_may_read() {
    String body =
        "{'project':'shop','email':'Anna@Example.COM','period':'weekly','timezone':'Europe/Berlin','hour':8}";

    json(reader("shop"), body)
        .post(PATH)
        .then()
        .statusCode(201)
        .body("email", equalTo("Anna@example.com"))
        .body("timezone", equalTo("Europe/Berlin"))
        .body("nextAt", equalTo("2026-11-23T07:00:00Z"));
    json(reader("shop"), body).post(PATH).then().statusCode(200);
    json(reader("shop"), body.replace("8}", "9}"))
        .post(PATH)
        .then()
        .statusCode(409)
        .body("detail", containsString("DELETE"));
    json(reader("blog"), body).post(PATH).then().statusCode(404);

    reader("shop").get(PATH).then().body("items", hasSize(1)).body("total", equalTo(1));
    reader("blog").get(PATH).then().body("items", hasSize(0)).body("total", equalTo(0));
    reader("shop").get(PATH + "?project=blog").then().body("items", hasSize(0));
  }

  @Test
  void addresses_are_for_callers_with_a_token() {
    String token = InternalTokens.token("anonymous", Set.of("read"), Set.of("*"));

    given().auth().oauth2(token).get(PATH).then().statusCode(403);
    given().auth().oauth2(token).get("/api/digests/deliveries").then().statusCode(403);
    given().auth().oauth2(token).get("/api/digests/preview").then().statusCode(200);
  }

  @Test
  void only_who_may_read_the_project_ends_a_subscription() {
    String id = subscribe("'period':'daily'").jsonPath().getString("id");

    reader("blog").delete(PATH + "/" + id).then().statusCode(404);
    String eve = InternalTokens.token("eve", Set.of("read"), Set.of("shop"));
    given().auth().oauth2(eve).delete(PATH + "/" + id).then().statusCode(403);
    reader("shop").delete(PATH + "/" + id).then().statusCode(204);
    reader("shop").delete(PATH + "/" + id).then().statusCode(404);
    reader("shop").delete(PATH + "/nonsense").then().statusCode(404);
  }

  @Test
  void owners_of_a_project_end_what_others_subscribed_to() {
    String id = subscribe("'period':'weekly'").jsonPath().getString("id");
    String owner = InternalTokens.ownerOf(Set.of("shop"));

    given().auth().oauth2(owner).delete(PATH + "/" + id).then().statusCode(204);
  }

  @Test
  void only_admins_send() {
    json(reader("shop"), "{'project':'shop','period':'daily'}")
        .post("/api/digests/send")
        .then()
        .statusCode(403);
    send("'period':'hourly'").then().statusCode(400).body("field", equalTo("period"));
    send("'period':'daily','agian':true").then().statusCode(400).body("field", equalTo("agian"));
    json(admin(), "{'project':'nowhere','period':'daily'}")
        .post("/api/digests/send")
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'period':'daily','hour':24 | hour",
        "'period':'daily','hour':'7' | hour",
        "'period':'daily','timezone':'Mars/Olympus' | timezone",
        "'period':'monthly' | period",
        "'hour':7 | period",
        "'period':'daily','quiet':'yes' | quiet",
        "'period':'daily','mail':'x' | mail",
      })
  void a_member_that_is_wrong_is_named(String members, String field) {
    subscribe(members).then().statusCode(400).body("field", equalTo(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qa",
        "qa@",
        "@example.com",
        "qa@example.com, all@example.com",
        "qa@example.com\\r\\nBcc: all@example.com",
        "QA <qa@example.com>",
        "qa@exa mple.com",
        "qa@-example.com",
        "qä@example.com",
        "q..a@example.com",
      })
  void an_address_is_one_plain_address(String email) {
    json(admin(), "{'project':'shop','period':'daily','email':'" + email + "'}")
        .post(PATH)
        .then()
        .statusCode(400)
        .body("field", equalTo("email"));
  }

  @Test
  void the_link_in_a_mail_ends_the_subscription_by_post_alone() {
    String id = subscribe("'period':'daily'").jsonPath().getString("id");
    send("'period':'daily'").then().statusCode(200);
    String link = link();

    given()
        .get(link)
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("qa@example.com gets the daily digest of shop."));
    admin().get(PATH).then().body("items", hasSize(1));
    given().post(link.replaceFirst(".$", "_")).then().statusCode(404);
    given().post(link.replace(id, "00000000-0000-0000-0000-000000000000")).then().statusCode(404);
    admin().get(PATH).then().body("items", hasSize(1));

    given()
        .contentType("application/x-www-form-urlencoded")
        .body("List-Unsubscribe=One-Click")
        .post(link)
        .then()
        .statusCode(200);
    admin().get(PATH).then().body("items", hasSize(0));
    given().get(link).then().statusCode(200).body(containsString("No more"));
    given().post(link).then().statusCode(200);
  }

  private static String link() {
    try {
      String header = Digests.mails().get(0).getHeader("List-Unsubscribe")[0];
      return header.replaceAll("^<http://127.0.0.1:8080|>$", "");
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_token_that_may_only_post_results_is_refused() {
    assertThat(with(Set.of("ingest"), Set.of("*")).get(PATH).statusCode()).isEqualTo(403);
    assertThat(with(Set.of("ingest"), Set.of("*")).get("/api/digests/preview").statusCode())
        .isEqualTo(403);
  }
}
