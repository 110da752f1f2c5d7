package io.argus.gateway.identity;

import static io.argus.gateway.testing.Gateway.admin;
import static io.argus.gateway.testing.Gateway.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.gateway.testing.Agent;
import io.argus.gateway.testing.StandInRuns;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StandIns.class)
@TestProfile(AnonymousReadTest.OpenHouse.class)
class AnonymousReadTest {

  public static final class OpenHouse implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("argus.identity.anonymous-read", "true");
    }
  }

  @Test
  void everybody_reads_every_project_and_nothing_more() {
    JsonPath seen = stranger().get("/api/runs").jsonPath();

    assertThat(seen.getList("caller.groups", String.class)).containsExactly("read");
    assertThat(seen.getList("caller.projects", String.class)).containsExactly("*");
  }

  @Test
  void head_reads_too() {
    stranger().head("/api/runs").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void nobody_writes_without_a_token(String method) {
    stranger().request(method, "/api/ingest/reports").then().statusCode(401);
  }

  @Test
  void a_wrong_token_is_still_refused() {
    stranger().header("Authorization", "Bearer wrong").get("/api/runs").then().statusCode(401);
  }

  @Test
  void agents_read_without_a_token_and_start_nothing() {
    Agent nobody = new Agent(null);

    assertThat(nobody.call("argus_history", Map.of("project", StandInRuns.PROJECT)).getInt("total"))
        .isEqualTo(StandInRuns.RUNS);
    assertThat(nobody.refusal("argus_execute", Map.of("testCaseId", StandInRuns.BUG)))
        .contains("Without a token nothing can be started");
  }

  @Test
  void the_admin_is_still_the_admin() {
    assertThat(admin().get("/api/runs").jsonPath().getString("caller.upn"))
        .isEqualTo("admin@localhost");
  }

  @Test
  void the_metrics_are_not_everybody_s() {
    stranger().get("/q/metrics").then().statusCode(403).contentType("application/problem+json");
  }
}
