package io.argus.gateway.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.gateway.testing.Person;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StandIns.class)
@TestProfile(RateLimitTest.Strict.class)
class RateLimitTest {

  public static final class Strict implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("argus.limit.per-token", "3", "argus.limit.in", "1h");
    }
  }

  @Test
  void a_token_that_asks_too_often_is_told_when_to_come_back() {
    String token = "Bearer argus_" + UUID.randomUUID();

    List<Integer> answers =
        Stream.generate(() -> given().header("Authorization", token).get("/api/runs"))
            .limit(4)
            .map(Response::statusCode)
            .toList();
    assertThat(answers).containsExactly(401, 401, 401, 429);

    Response refused = given().header("Authorization", token).get("/api/runs");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1_000, 1_200);
    assertThat(refused.contentType()).isEqualTo("application/problem+json");
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(given().header("Authorization", "Bearer argus_other").get("/api/runs").statusCode())
        .isEqualTo(401);
  }

  @Test
  void guessing_a_password_is_slow_and_nobody_else_s_trouble() {
    String email = UUID.randomUUID() + "@example.org";

    List<Response> answers =
        Stream.generate(() -> Person.signIn(email, "guess")).limit(12).toList();

    assertThat(answers).extracting(Response::statusCode).endsWith(429, 429).startsWith(401);
    assertThat(Integer.parseInt(answers.get(11).header("Retry-After"))).isPositive();
    assertThat(Person.signIn(UUID.randomUUID() + "@example.org", "guess").statusCode())
        .isEqualTo(401);
  }
}
