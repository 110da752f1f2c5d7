package io.argus.analytics.project;

import static io.argus.analytics.testdata.Callers.admin;
import static io.argus.analytics.testdata.Callers.reader;
import static io.argus.analytics.testdata.Callers.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.argus.analytics.testdata.Tables;
import io.argus.testing.ArgusBackend;
import io.argus.testing.Backends;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class ProjectSettingsTest {

  @Inject Tables tables;

  private final String project = "p" + UUID.randomUUID();

  @Test
  void a_project_begins_with_the_defaults() {
    assertThat(put("{}").statusCode()).isEqualTo(200);

    Map<String, Object> expected =
        new HashMap<>(
            Map.of(
                "project",
                project,
                "enabled",
                true,
                "retentionDays",
                90,
                "maxRuns",
                0,
                "flakyWindow",
                10,
                "defaultBranch",
                "main",
                "identityExclude",
                List.of()));
    expected.put("runnerWebhook", null);
    assertThat(settings()).isEqualTo(expected);
  }

  @Test
  void patterns_of_what_is_no_identity_are_kept_in_order() {
    put("{\"identityExclude\":[\"0x[0-9a-f]+\",\"\\\\d{4}\"]}");

    assertThat(settings()).containsEntry("identityExclude", List.of("0x[0-9a-f]+", "\\d{4}"));
    put("{\"identityExclude\":[]}");
    assertThat(settings()).containsEntry("identityExclude", List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "[1]", "[\"(\"]", "[\"x*\"]", "null", "{\"a\":\"b\"}"})
  void a_pattern_that_cannot_be_used_is_named(String patterns) {
    Response answer = put("{\"identityExclude\":" + patterns + "}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("field")).isEqualTo("identityExclude");
  }

  @Test
  void what_is_absent_stays() {
    put("{\"retentionDays\":30,\"maxRuns\":7}");
    put("{\"enabled\":false,\"defaultBranch\":\"trunk\"}");

    assertThat(settings())
        .containsEntry("retentionDays", 30)
        .containsEntry("maxRuns", 7)
        .containsEntry("enabled", false)
        .containsEntry("defaultBranch", "trunk");
  }

  @Test
  void the_answer_can_be_sent_back() {
    put("{\"flakyWindow\":20}");

    assertThat(put(admin().get(path()).asString()).statusCode()).isEqualTo(200);
    put("{\"runnerWebhook\":\"https://ci.example.com/x\"}");
    assertThat(put(admin().get(path()).asString()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"retentionDays\":0} | retentionDays",
        "{\"retentionDays\":36501} | retentionDays",
        "{\"retentionDays\":\"90\"} | retentionDays",
        "{\"retentionDays\":null} | retentionDays",
        "{\"retentionDays\":1.5} | retentionDays",
        "{\"maxRuns\":-1} | maxRuns",
        "{\"maxRuns\":99999999999} | maxRuns",
        "{\"flakyWindow\":1} | flakyWindow",
        "{\"flakyWindow\":51} | flakyWindow",
        "{\"enabled\":\"true\"} | enabled",
        "{\"defaultBranch\":\" \"} | defaultBranch",
        "{\"defaultBranch\":\"a\\u0000b\"} | defaultBranch",
        "{\"identityExclude\":[\"a\\u0000b\"]} | identityExclude",
        "{\"project\":\"other\"} | project",
        "{\"retention\":30} | retention",
        "{\"runnerWebhook\":\"ftp://ci.example.com\"} | runnerWebhook",
        "{\"runnerWebhook\":\"file:///etc/passwd\"} | runnerWebhook",
        "{\"runnerWebhook\":\"https://\"} | runnerWebhook",
        "{\"runnerWebhook\":\"/hook\"} | runnerWebhook",
        "{\"runnerWebhook\":\"https://anna:pw@ci.example.com/\"} | runnerWebhook",
        "{\"runnerWebhook\":\"https://ci.example.com/#x\"} | runnerWebhook",
        "{\"runnerWebhook\":\"https://ci.example.com:65536/\"} | runnerWebhook",
        "{\"runnerWebhook\":\"https://ci.example.com/\\r\\nX: y\"} | runnerWebhook",
        "{\"runnerWebhook\":7} | runnerWebhook",
        "{\"runnerWebhook\":\"http://127.1/\"} | runnerWebhook",
        "{\"runnerWebhook\":\"https://ci.example.com\",\"runnerWebhookSecret\":true} | runnerWebhookSecret",
        "{\"runnerWebhookSecret\":\"s\"} | runnerWebhookSecret",
      })
  void what_is_wrong_is_named_and_nothing_is_changed(String body, String field) {
    put(body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field));

    assertThat(reader("*").get(path()).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "{", "3", "{} x", "{\"enabled\":true,\"enabled\":false}"})
  void a_body_that_is_not_one_object_is_refused(String body) {
    assertThat(put(body).statusCode()).isEqualTo(400);
  }

  @Test
  void the_secret_of_a_webhook_is_never_told_and_its_path_to_owners_only() {
    String hook = "https://ci.example.com:8443/hook/path?token=t1";
    String answer =
        put("{\"runnerWebhook\":\"" + hook + "\",\"runnerWebhookSecret\":\"s3cret\"}").asString();

    assertThat(answer).contains(hook).doesNotContain("s3cret", "runnerWebhookSecret");
    assertThat(admin().get(path()).asString()).contains(hook).doesNotContain("s3cret");
    assertThat(settings()).containsEntry("runnerWebhook", "https://ci.example.com:8443");
    assertThat(reader(project).get("/api/projects").asString())
        .contains("https://ci.example.com:8443")
        .doesNotContain("s3cret", "t1", "path");
    assertThat(admin().get("/api/projects?limit=500").asString())
        .contains(hook)
        .doesNotContain("s3cret");
  }

  @Test
  void a_webhook_stays_until_it_is_taken_away_and_its_secret_goes_with_it() {
    put("{\"runnerWebhook\":\"https://ci.example.com/\",\"runnerWebhookSecret\":\"s1\"}");
    put("{\"retentionDays\":30}");
    assertThat(webhook()).isEqualTo("https://ci.example.com/ s1");

    put("{\"runnerWebhook\":\"http://other.example.com/x\"}");
    assertThat(webhook()).isEqualTo("http://other.example.com/x s1");

    put("{\"runnerWebhookSecret\":null}");
    assertThat(webhook()).isEqualTo("http://other.example.com/x -");

    put("{\"runnerWebhookSecret\":\"s2\"}");
    put("{\"runnerWebhook\":null}");
    assertThat(webhook()).isEmpty();
    assertThat(settings()).containsEntry("runnerWebhook", null);
  }

  @Test
  void who_reads_results_reads_no_webhook() throws SQLException {
    try (Connection connection = Backends.postgres().as("argus_report").connect();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("runner_webhook", "webhook_delivery")) {
        assertThatThrownBy(() -> statement.executeQuery("select from analytics." + table))
            .hasMessageContaining("permission denied for table");
      }
    }
  }

  private String webhook() {
    return tables.text(
        "select w.url || ' ' || coalesce(w.secret, '-') from runner_webhook w join project p on p.id = w.project_id where p.slug = ?",
        project);
  }

  @Test
  void a_project_has_a_slug_for_a_name() {
    admin()
        .contentType(ContentType.JSON)
        .body("{}")
        .put("/api/projects/{project}", "Not A Slug")
        .then()
        .statusCode(400)
        .body("field", equalTo("project"));
  }

  @Test
  void readers_see_their_projects_and_admins_change_them() {
    put("{}");

    assertThat(reader(project).get(path()).statusCode()).isEqualTo(200);
    assertThat(reader("other").get(path()).statusCode()).isEqualTo(404);
    assertThat(reader("*").get("/api/projects/nowhere").statusCode()).isEqualTo(404);
    assertThat(given().get(path()).statusCode()).isEqualTo(401);
    assertThat(reader("*").contentType(ContentType.JSON).body("{}").put(path()).statusCode())
        .isEqualTo(403);
    assertThat(
            with(Set.of("admin"), Set.of("other"))
                .contentType(ContentType.JSON)
                .body("{}")
                .put(path())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void owners_change_their_own_project_and_no_other() {
    assertThat(owner(project).put(path()).statusCode()).isEqualTo(200);
    assertThat(owner("other").put(path()).statusCode()).isEqualTo(403);
  }

  private static RequestSpecification owner(String slug) {
    return given()
        .auth()
        .oauth2(InternalTokens.ownerOf(Set.of(slug)))
        .contentType(ContentType.JSON)
        .body("{}");
  }

  @Test
  void the_list_holds_what_the_caller_may_see() {
    String second = "a" + project;
    put("{}");
    admin().contentType(ContentType.JSON).body("{}").put("/api/projects/" + second);

    assertThat(list(reader(project, second).get("/api/projects"))).containsExactly(second, project);
    assertThat(list(reader(project, second).get("/api/projects?limit=1&offset=1")))
        .containsExactly(project);
    assertThat(list(reader(project, second).get("/api/projects?offset=7"))).isEmpty();
    assertThat(list(reader().get("/api/projects"))).isEmpty();
    assertThat(list(admin().get("/api/projects?limit=500"))).contains(project, second);
  }

  @ParameterizedTest
  @CsvSource({"limit=501,limit", "limit=x,limit", "offset=-1,offset", "offset=1.5,offset"})
  void a_page_that_is_none_is_refused(String query, String field) {
    reader("*").get("/api/projects?" + query).then().statusCode(400).body("field", equalTo(field));
  }

  @Test
  void another_window_scores_every_case_anew_and_makes_caches_stale() {
    put("{}");
    tables.execute(
        "insert into suite (project_id, slug) select id, 'unit' from project where slug = ?",
        project);
    // two passes, then eight fails, the newest in bit 0
    tables.execute(
        "insert into case_state select s.project_id, -s.id, s.id, 255, 0, 10, 3, 0.8 from suite s join project p on p.id = s.project_id where p.slug = ?",
        project);

    assertThat(put("{\"flakyWindow\":5}").statusCode()).isEqualTo(200);

    assertThat(state()).isEqualTo("1 4 1");

    put("{\"flakyWindow\":5}");
    assertThat(state()).as("nothing changes").isEqualTo("1 4 1");

    put("{\"flakyWindow\":50}");
    assertThat(state()).isEqualTo("0.8 3 2");
  }

  private String state() {
    return tables.text(
        "select c.score || ' ' || c.level || ' ' || s.version from case_state c join suite s on s.id = c.suite_id join project p on p.id = s.project_id where p.slug = ?",
        project);
  }

  private Response put(String body) {
    return admin().contentType(ContentType.JSON).body(body).put(path());
  }

  private Map<String, Object> settings() {
    return reader(project).get(path()).then().statusCode(200).extract().jsonPath().getMap("");
  }

  private String path() {
    return "/api/projects/" + project;
  }

  private static List<String> list(Response response) {
    return response.then().statusCode(200).extract().jsonPath().getList("items.project");
  }
}
