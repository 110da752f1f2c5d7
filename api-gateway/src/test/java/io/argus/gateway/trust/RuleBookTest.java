package io.argus.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.Grant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

  private static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");
  private static final String ISSUER = "https://ci.example";

  @ParameterizedTest
  @CsvSource({
    "acme/shop, true",
    "ACME/shop, false",
    "acme/shop2, false",
    "acme/sho, false",
    "'', false",
  })
  void claims_are_compared_as_a_whole(String repository, boolean admitted) {
    RuleBook book = new RuleBook(List.of(rule("shop", T0, Map.of("repository", "acme/shop"))));

    assertThat(book.of(job(Map.of("repository", repository))).isPresent()).isEqualTo(admitted);
  }

  @Test
  void every_claim_of_the_rule_must_be_there() {
    RuleBook book =
        new RuleBook(
            List.of(rule("shop", T0, Map.of("repository", "acme/shop", "ref", "refs/heads/main"))));

    assertThat(book.of(job(Map.of("repository", "acme/shop")))).isEmpty();
    assertThat(book.of(job(Map.of("repository", "acme/shop", "ref", "refs/heads/x")))).isEmpty();
    assertThat(
            book.of(
                job(Map.of("repository", "acme/shop", "ref", "refs/heads/main", "actor", "ann"))))
        .isPresent();
  }

  @Test
  void issuer_and_audience_must_be_the_rule_s() {
    RuleBook book = new RuleBook(List.of(rule("shop", T0, Map.of("repository", "acme/shop"))));
    Map<String, String> claims = Map.of("repository", "acme/shop");

    assertThat(book.of(new JobClaims("https://other.example", List.of("argus"), T0, claims)))
        .isEmpty();
    assertThat(book.of(new JobClaims(ISSUER, List.of("other"), T0, claims))).isEmpty();
    assertThat(book.of(new JobClaims(ISSUER, List.of("other", "argus"), T0, claims))).isPresent();
    assertThat(book.audiences(ISSUER)).containsExactly("argus");
    assertThat(book.audiences("https://other.example")).isEmpty();
  }

  @Test
  void of_several_rules_the_one_that_says_most_decides_then_the_oldest() {
    TrustRule broad = rule("broad", T0, Map.of("owner", "acme"));
    TrustRule younger = rule("younger", T0.plusSeconds(1), Map.of("owner", "acme", "ref", "m"));
    TrustRule older = rule("older", T0, Map.of("owner", "acme", "repository", "acme/shop"));
    JobClaims job = job(Map.of("owner", "acme", "ref", "m", "repository", "acme/shop"));

    assertThat(new RuleBook(List.of(broad, younger, older)).of(job)).contains(older);
    assertThat(new RuleBook(List.of(older, younger, broad)).of(job)).contains(older);
  }

  @Test
  void a_job_may_do_what_its_rule_says_and_nothing_else() {
    Grant grant = rule("shop", T0, Map.of("repository", "acme/shop")).grant(T0);

    ApiCaller job = grant.caller();
    assertThat(grant.expiresAt()).isEqualTo(T0);
    assertThat(job.roles()).containsExactly("ingest");
    assertThat(job.ingest()).containsExactly("shop");
    assertThat(job.projects()).containsExactly("shop");
    assertThat(job.owns()).isEmpty();
    assertThat(job.admin()).isFalse();
    assertThat(job.session()).isFalse();
  }

  private static TrustRule rule(String name, Instant createdAt, Map<String, String> claims) {
    return new TrustRule(
        UUID.randomUUID(),
        name,
        ISSUER,
        "argus",
        claims,
        Set.of("shop"),
        Set.of("ingest"),
        createdAt);
  }

  private static JobClaims job(Map<String, String> claims) {
    return new JobClaims(ISSUER, List.of("argus"), T0, claims);
  }
}
