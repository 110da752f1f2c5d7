package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Instant EXPIRY = NOW.plusSeconds(300);

  private final JWTAuthContextInfo rules = new JWTAuthContextInfo();
  private final List<String> verified = new ArrayList<>();
  private Instant now = NOW;
  private final VerifiedTokens tokens = new VerifiedTokens(new Verifier(), new TestClock());

  @Test
  void a_token_is_verified_once() throws ParseException {
    JWTCallerPrincipal first = tokens.parse("a", rules);

    assertThat(tokens.parse("a", rules)).isSameAs(first);
    assertThat(tokens.parse("b", rules).getSubject()).isEqualTo("b");
    assertThat(verified).containsExactly("a", "b");
  }

  @Test
  void one_that_has_expired_is_verified_again() throws ParseException {
    tokens.parse("a", rules);
    now = EXPIRY;

    assertThatThrownBy(() -> tokens.parse("a", rules)).isInstanceOf(ParseException.class);
  }

  @Test
  void one_that_was_refused_is_refused_again() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.parse("forged", rules)).isInstanceOf(ParseException.class);
    }
    assertThat(verified).containsExactly("forged", "forged");
  }

  @Test
  void what_was_verified_by_other_rules_does_not_count() throws ParseException {
    tokens.parse("a", rules);
    tokens.parse("a", new JWTAuthContextInfo());

    assertThat(verified).containsExactly("a", "a");
  }

  @Test
  void long_tokens_and_the_oldest_of_very_many_are_not_remembered() throws ParseException {
    tokens.parse("x".repeat(VerifiedTokens.LONGEST + 1), rules);
    tokens.parse("x".repeat(VerifiedTokens.LONGEST + 1), rules);
    assertThat(verified).hasSize(2);

    tokens.parse("a", rules);
    for (int i = 0; i < VerifiedTokens.CAPACITY; i++) {
      tokens.parse("n" + i, rules);
    }
    verified.clear();
    tokens.parse("a", rules);
    assertThat(verified).containsExactly("a");
  }

  private final class Verifier extends JWTCallerPrincipalFactory {
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo by) throws ParseException {
      verified.add(token);
      if (token.equals("forged") || !now.isBefore(EXPIRY)) {
        throw new ParseException("refused");
      }
      JwtClaims claims = new JwtClaims();
      claims.setSubject(token);
      claims.setExpirationTime(NumericDate.fromSeconds(EXPIRY.getEpochSecond()));
      return new DefaultJWTCallerPrincipal(claims);
    }
  }

  private final class TestClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
