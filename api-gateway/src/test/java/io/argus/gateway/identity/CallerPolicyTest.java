package io.argus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.gateway.identity.CallerPolicy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerPolicyTest {

  private static final boolean READING = true;

  private final AdminToken token = AdminToken.of("s3cret");
  private final CallerPolicy closed = new CallerPolicy(token, false);
  private final CallerPolicy openToReaders = new CallerPolicy(token, true);

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cret", "bearer s3cret", "BEARER  s3cret "})
  void the_admin_token_makes_an_admin(String header) {
    assertThat(closed.judge(Credential.of(List.of(header), null), !READING))
        .isEqualTo(new Verdict.Known(ApiCaller.ADMIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer s3cre",
        "Bearer s3crett",
        "Bearer",
        "Bearer ",
        "s3cret",
        "Basic s3cret",
        "Bearer a s3cret",
        ""
      })
  void anything_else_is_refused_even_where_no_token_is_needed(String header) {
    assertThat(openToReaders.judge(Credential.of(List.of(header), null), READING))
        .isEqualTo(new Verdict.Refused());
  }

  @Test
  void two_tokens_are_none() {
    assertThat(
            closed.judge(Credential.of(List.of("Bearer s3cret", "Bearer s3cret"), null), READING))
        .isEqualTo(new Verdict.Refused());
  }

  @Test
  void without_a_token_nobody_is_calling() {
    assertThat(closed.judge(Credential.of(List.of(), null), READING))
        .isEqualTo(new Verdict.Nobody());
  }

  @Test
  void an_open_house_lets_everybody_read_and_nobody_write() {
    assertThat(openToReaders.judge(Credential.of(List.of(), null), READING))
        .isEqualTo(new Verdict.Known(ApiCaller.ANONYMOUS_READER));
    assertThat(openToReaders.judge(Credential.of(List.of(), null), !READING))
        .isEqualTo(new Verdict.Nobody());
  }

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Credential BEARER = new Credential.Bearer("argus_x");
  private static final Credential COOKIE = new Credential.Cookie("argus_x");

  @Test
  void a_token_of_ours_has_to_be_looked_up() {
    assertThat(closed.judge(BEARER, READING))
        .isEqualTo(new Verdict.Stored(TokenHash.of("argus_x")));
    assertThat(closed.judge(COOKIE, READING))
        .isEqualTo(new Verdict.Stored(TokenHash.of("argus_x")));
  }

  @Test
  void what_is_stored_and_valid_makes_a_caller() {
    assertThat(settle(BEARER, grant(false, null), !READING, false))
        .isInstanceOf(Verdict.Known.class);
    assertThat(settle(BEARER, grant(true, NOW.plusMillis(1)), !READING, false))
        .isInstanceOf(Verdict.Known.class);
    assertThat(settle(BEARER, grant(false, NOW), READING, false)).isEqualTo(new Verdict.Refused());
    assertThat(settle(BEARER, Optional.empty(), READING, false)).isEqualTo(new Verdict.Refused());
  }

  @Test
  void a_cookie_holds_a_session_or_nothing() {
    assertThat(settle(COOKIE, grant(true, null), READING, false)).isInstanceOf(Verdict.Known.class);
    assertThat(settle(COOKIE, grant(false, null), READING, true)).isEqualTo(new Verdict.Nobody());
    assertThat(settle(COOKIE, grant(true, NOW), READING, true)).isEqualTo(new Verdict.Nobody());
    assertThat(openToReaders.settle(COOKIE, Optional.empty(), READING, true, NOW))
        .isEqualTo(new Verdict.Known(ApiCaller.ANONYMOUS_READER));
  }

  @Test
  void a_cookie_changes_things_from_our_own_pages_only() {
    assertThat(settle(COOKIE, grant(true, null), !READING, true)).isInstanceOf(Verdict.Known.class);
    assertThat(settle(COOKIE, grant(true, null), !READING, false))
        .isEqualTo(new Verdict.CrossSite());
  }

  private Verdict settle(
      Credential credential, Optional<Grant> stored, boolean reading, boolean sameOrigin) {
    return closed.settle(credential, stored, reading, sameOrigin, NOW);
  }

  private static Optional<Grant> grant(boolean session, @Nullable Instant expiresAt) {
    ApiCaller caller =
        new ApiCaller("1", "ann@x", session, Set.of("read"), false, Set.of(), Set.of(), Set.of());
    return Optional.of(new Grant(new UUID(0, 1), expiresAt, caller));
  }
}
