package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class CallerTest {

  @Test
  void reaches_the_projects_of_its_token() {
    Caller caller = caller(List.of("shop", "bank"));

    assertThat(caller.reaches("shop")).isTrue();
    assertThat(caller.reaches("other")).isFalse();
    assertThat(caller.visibleProjects()).contains(List.of("bank", "shop"));
  }

  @Test
  void a_star_is_every_project() {
    Caller caller = caller(List.of("*"));

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

  private static Caller caller(List<String> projects) {
    JwtClaims claims = new JwtClaims();
    claims.setStringListClaim(Caller.PROJECTS_CLAIM, projects);
    return new Caller(new DefaultJWTCallerPrincipal(claims));
  }
}
