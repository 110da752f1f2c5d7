package io.argus.gateway.account;

import static io.argus.gateway.testing.Person.newProject;
import static io.argus.gateway.testing.Person.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.Person;
import io.argus.gateway.testing.StandIns;
import io.argus.testing.Together;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(StandIns.class)
class MemberTest {

  private final String project = newProject();

  @ParameterizedTest
  @CsvSource({"viewer, false, false", "member, true, false", "owner, true, true"})
  void a_role_counts_in_its_project_only(String role, boolean posts, boolean owns) {
    Person person = Person.create().in(project, role).in(newProject(), "viewer");

    JsonPath seen = person.request().get("/api/runs").jsonPath();

    assertThat(seen.getList("caller.projects", String.class)).hasSize(2).contains(project);
    assertThat(seen.getList("caller.ingest", String.class))
        .isEqualTo(posts ? List.of(project) : List.of());
    assertThat(seen.getList("caller.owns", String.class))
        .isEqualTo(owns ? List.of(project) : List.of());
    assertThat(seen.getList("caller.groups", String.class)).doesNotContain("admin");
  }

  @Test
  void a_change_of_role_counts_at_once() {
    Person person = Person.create().in(project, "owner");
    assertThat(owned(person)).containsExactly(project);

    person.in(project, "viewer");
    assertThat(owned(person)).isEmpty();

    with(Gateway.bearer()).delete(path(person)).then().statusCode(204);
    assertThat(person.request().get("/api/auth/me").jsonPath().getList("projects")).isEmpty();
    with(Gateway.bearer()).delete(path(person)).then().statusCode(404);
  }

  @RepeatedTest(3)
  void two_may_say_the_same_at_once() throws Exception {
    Person person = Person.create();
    Callable<Integer> put =
        () -> with(Gateway.bearer()).body(Map.of("role", "member")).put(path(person)).statusCode();
    Callable<Integer> delete = () -> with(Gateway.bearer()).delete(path(person)).statusCode();

    assertThat(Together.at(List.of(put, put, put))).containsOnly(200);
    assertThat(Together.at(List.of(delete, delete, delete)))
        .containsExactlyInAnyOrder(204, 404, 404);
  }

  private static List<String> owned(Person person) {
    return person.request().get("/api/auth/me").jsonPath().getList("owns", String.class);
  }

  @Test
  void owners_choose_members_and_members_see_them() {
    Person owner = Person.create().in(project, "owner");
    Person friend = Person.create();

    owner
        .request()
        .body(Map.of("role", "member"))
        .put(path(friend))
        .then()
        .statusCode(200)
        .body("role", equalTo("member"), "email", equalTo(friend.email()));

    assertThat(
            friend
                .request()
                .get("/api/projects/" + project + "/members")
                .jsonPath()
                .getList("items.userId", String.class))
        .containsExactlyInAnyOrder(owner.id(), friend.id());
    friend.request().body(Map.of("role", "owner")).put(path(friend)).then().statusCode(403);
    friend.request().delete(path(owner)).then().statusCode(403);
  }

  @Test
  void a_project_of_others_is_not_there() {
    Person stranger = Person.create();

    stranger.request().get("/api/projects/" + project + "/members").then().statusCode(404);
    stranger.request().body(Map.of("role", "owner")).put(path(stranger)).then().statusCode(403);
  }

  @Test
  void what_is_wrong_is_named() {
    Person person = Person.create();

    with(Gateway.bearer())
        .body(Map.of("role", "king"))
        .put(path(person))
        .then()
        .statusCode(400)
        .body("field", equalTo("role"));
    with(Gateway.bearer())
        .body(Map.of("role", "owner"))
        .put("/api/projects/" + project + "/members/" + UUID.randomUUID())
        .then()
        .statusCode(404);
    with(Gateway.bearer())
        .body(Map.of("role", "owner"))
        .put("/api/projects/" + project + "/members/me")
        .then()
        .statusCode(400)
        .body("field", equalTo("userId"));
  }

  private String path(Person person) {
    return "/api/projects/" + project + "/members/" + person.id();
  }
}
