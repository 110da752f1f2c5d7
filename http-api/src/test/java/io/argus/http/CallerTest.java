package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class CallerTest {

  @Test
  void reaches_the_projects_of_its_token() {
    Caller caller = caller(Caller.PROJECTS_CLAIM, List.of("shop", "bank"));

    assertThat(caller.reaches("shop")).isTrue();
    assertThat(caller.reaches("other")).isFalse();
    assertThat(caller.visibleProjects()).contains(List.of("bank", "shop"));
  }

  @Test
  void a_star_is_every_project() {
    Caller caller = caller(Caller.PROJECTS_CLAIM, List.of("*"));

    assertThat(caller.reaches("anything")).isTrue();
    assertThat(caller.visibleProjects()).isEmpty();
  }

  @Test
  void without_projects_it_reaches_nothing() {
    JwtClaims claims = new JwtClaims();

    assertThat(new Caller(new DefaultJWTCallerPrincipal(claims)).reaches("shop")).isFalse();
  }

  @Test
  void is_known_by_the_subject_of_its_token() {
    JwtClaims claims = new JwtClaims();
    claims.setSubject("7");

    assertThat(new Caller(new DefaultJWTCallerPrincipal(claims)).id()).isEqualTo("7");
  }

  @Test
  void seeing_a_project_is_neither_posting_to_it_nor_owning_it() {
    Caller caller = caller(Caller.PROJECTS_CLAIM, List.of("shop"));

    assertThat(caller.ingestProjects()).contains(List.of());
    assertThat(caller.owns("shop")).isFalse();
  }

  @Test
  void posts_to_and_owns_what_its_token_lists() {
    assertThat(caller(Caller.INGEST_CLAIM, List.of("shop")).ingestProjects())
        .contains(List.of("shop"));
    assertThat(caller(Caller.INGEST_CLAIM, List.of("*")).ingestProjects()).isEmpty();
    assertThat(caller(Caller.INGEST_CLAIM, List.of("shop")).posts("shop")).isTrue();
    assertThat(caller(Caller.INGEST_CLAIM, List.of("shop")).posts("bank")).isFalse();
    assertThat(caller(Caller.OWNS_CLAIM, List.of("shop")).owns("shop")).isTrue();
    assertThat(caller(Caller.OWNS_CLAIM, List.of("shop")).owns("bank")).isFalse();
    assertThat(caller(Caller.OWNS_CLAIM, List.of("*")).owns("bank")).isTrue();
  }

  private static Caller caller(String claim, List<String> projects) {
    JwtClaims claims = new JwtClaims();
    claims.setStringListClaim(claim, projects);
    return new Caller(new DefaultJWTCallerPrincipal(claims));
  }
}
