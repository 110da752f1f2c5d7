package io.argus.http;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Verifies a token once and remembers it until it expires: the gateway shows the same one for
 * minutes, and the signature would be most of what a small question costs. A key is read at the
 * start only, so what it has verified stays true.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {

  /** More callers than this within minutes are unusual; beyond it all are verified anew. */
  static final int CAPACITY = 1_000;

  /** A token that lists thousands of projects is not worth the memory. */
  static final int LONGEST = 4 * 1024;

  private final JWTCallerPrincipalFactory verifier;
  private final Clock clock;
  private final ConcurrentMap<String, Verified> verified = new ConcurrentHashMap<>();

  @Inject
  VerifiedTokens() {
    this(new DefaultJWTCallerPrincipalFactory(), Clock.systemUTC());
  }

  VerifiedTokens(JWTCallerPrincipalFactory verifier, Clock clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  /**
   * @param rules what it was verified by; for others it is verified anew
   */
  private record Verified(JWTCallerPrincipal caller, JWTAuthContextInfo rules) {

    @SuppressWarnings("ReferenceEquality")
    boolean holds(JWTAuthContextInfo asked, Clock clock) {
      return rules == asked && clock.instant().getEpochSecond() < caller.getExpirationTime();
    }
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
    Verified known = verified.get(token);
    if (known != null && known.holds(rules, clock)) {
      return known.caller();
    }
    JWTCallerPrincipal caller = verifier.parse(token, rules);
    if (token.length() <= LONGEST) {
      if (verified.size() >= CAPACITY) {
        verified.clear();
      }
      verified.put(token, new Verified(caller, rules));
    }
    return caller;
  }
}
