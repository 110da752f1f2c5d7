package io.argus.gateway.identity;

import static io.argus.gateway.testing.Person.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.Person;
import io.argus.gateway.testing.SeverableDatabase;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StandIns.class)
@WithTestResource(SeverableDatabase.class)
@TestProfile(WithoutDatabaseTest.ShortMemory.class)
class WithoutDatabaseTest {

  /** Tokens are looked up at nearly every request, so that the answers do not come from memory. */
  public static final class ShortMemory implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("argus.identity.token-memory", "1ms");
    }
  }

  @AfterEach
  void mend() {
    SeverableDatabase.mend();
  }

  @Test
  void who_was_seen_goes_on_and_all_others_are_asked_to_come_back() {
    Person person = Person.create().in("shop", "member");
    String seen = "Bearer " + person.token("read", "*").getString("token");
    String unseen = "Bearer " + person.token("read", "*").getString("token");
    with(seen).get("/api/runs").then().statusCode(200);

    SeverableDatabase.cut();
    await().until(() -> given().get("/q/health/ready").statusCode() == 503);

    with(Gateway.bearer()).get("/api/runs").then().statusCode(200);
    with(Gateway.bearer()).get("/api/auth/me").then().statusCode(200);
    with(seen).get("/api/runs").then().statusCode(200);
    for (Response refused :
        List.of(
            with(unseen).get("/api/runs"),
            with("Bearer argus_never-made").post("/api/ingest/reports"),
            given().cookie("argus_session", "argus_never-made").get("/api/runs"),
            with(Gateway.bearer()).get("/api/users"),
            with(Gateway.bearer()).get("/api/tokens"),
            Person.signIn(person.email(), Person.PASSWORD))) {
      refused
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:argus:problem:unavailable"));
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    }
    given().header("Authorization", "Bearer wrong").get("/api/runs").then().statusCode(401);

    SeverableDatabase.mend();
    await().until(() -> with(unseen).get("/api/runs").statusCode() == 200);
    await().until(() -> given().get("/q/health/ready").statusCode() == 200);
  }
}
