package io.argus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsTest {

  private static final Set<String> ALL = Set.of("read", "ingest", "admin");
  private static final Set<String> EVERYWHERE = Set.of("*");

  private static final Rights.User ADMIN = new Rights.User("1", "root@x", true, Map.of());
  private static final Rights.User ANN =
      new Rights.User(
          "2", "ann@x", false, Map.of("own", Role.OWNER, "work", Role.MEMBER, "look", Role.VIEWER));

  @Test
  void a_user_may_what_the_role_in_each_project_says() {
    ApiCaller ann = Rights.of(ANN, true, ALL, EVERYWHERE);

    assertThat(ann.projects()).containsExactlyInAnyOrder("own", "work", "look");
    assertThat(ann.ingest()).containsExactlyInAnyOrder("own", "work");
    assertThat(ann.owns()).containsExactly("own");
    assertThat(ann.roles()).containsExactlyInAnyOrder("read", "ingest");
  }

  @Test
  void an_admin_may_everything_everywhere() {
    ApiCaller admin = Rights.of(ADMIN, true, ALL, EVERYWHERE);

    assertThat(admin.roles()).containsExactlyInAnyOrder("read", "ingest", "admin");
    assertThat(admin.owns("anything")).isTrue();
    assertThat(admin.reads("anything")).isTrue();
  }

  @Test
  void a_token_that_is_bound_to_projects_is_no_admin_s_of_the_installation() {
    ApiCaller bound = Rights.of(ADMIN, false, ALL, Set.of("shop"));

    assertThat(bound.admin()).isFalse();
    assertThat(bound.roles()).doesNotContain("admin");
    assertThat(bound.owns()).containsExactly("shop");
  }

  @Test
  void a_token_that_only_posts_reads_nothing() {
    ApiCaller robot = Rights.of(ANN, false, Set.of("ingest"), Set.of("own", "look", "else"));

    assertThat(robot.roles()).containsExactly("ingest");
    assertThat(robot.projects()).containsExactly("own");
    assertThat(robot.reads("own")).isFalse();
  }

  @Test
  void a_token_that_only_reads_neither_posts_nor_administers() {
    ApiCaller robot = Rights.of(ANN, false, Set.of("read"), EVERYWHERE);

    assertThat(robot.roles()).containsExactly("read");
    assertThat(robot.ingest()).isEmpty();
    assertThat(robot.owns()).isEmpty();
  }

  @Test
  void somebody_without_projects_may_ask_and_sees_nothing() {
    Rights.User nobody = new Rights.User("3", "new@x", false, Map.of());

    assertThat(Rights.of(nobody, true, ALL, EVERYWHERE).roles()).containsExactly("read");
    assertThat(Rights.of(nobody, true, ALL, EVERYWHERE).projects()).isEmpty();
  }
}
