package io.argus.gateway.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Decides who a request comes from. A wrong token is never taken for none: whoever shows one wants
 * to be somebody, and should learn that it does not work. A cookie that has become worthless is
 * taken for none: the browser sends it without being asked.
 */
final class CallerPolicy {

  private final AdminToken adminToken;
  private final boolean anonymousRead;

  CallerPolicy(AdminToken adminToken, boolean anonymousRead) {
    this.adminToken = adminToken;
    this.anonymousRead = anonymousRead;
  }

  /** What a credential is worth. */
  sealed interface Verdict {

    record Known(ApiCaller caller) implements Verdict {}

    /** The stored token with this hash has to be looked up, and {@link #settle} to be asked. */
    record Stored(TokenHash hash) implements Verdict {}

    record Nobody() implements Verdict {}

    record Refused() implements Verdict {}

    /** A session that another site may be using behind its user's back. */
    record CrossSite() implements Verdict {}
  }

  Verdict judge(Credential credential, boolean reading) {
    if (credential instanceof Credential.Bearer bearer) {
      return byToken(bearer.token());
    }
    if (credential instanceof Credential.Cookie cookie
        && TokenSecret.looksLikeOne(cookie.token())) {
      return new Verdict.Stored(TokenHash.of(cookie.token()));
    }
    return credential instanceof Credential.Unusable ? new Verdict.Refused() : stranger(reading);
  }

  private Verdict byToken(String token) {
    if (adminToken.matches(token)) {
      return new Verdict.Known(ApiCaller.ADMIN);
    }
    return TokenSecret.looksLikeOne(token)
        ? new Verdict.Stored(TokenHash.of(token))
        : new Verdict.Refused();
  }

  /**
   * The verdict when it is known what is stored.
   *
   * @param sameOrigin whether a page of this product made the request
   */
  Verdict settle(
      Credential credential,
      Optional<Grant> stored,
      boolean reading,
      boolean sameOrigin,
      Instant now) {
    Optional<Grant> valid = stored.filter(grant -> grant.isValidAt(now));
    if (!(credential instanceof Credential.Cookie)) {
      return valid.<Verdict>map(CallerPolicy::known).orElseGet(Verdict.Refused::new);
    }
    Optional<Grant> session = valid.filter(grant -> grant.caller().session());
    if (session.isEmpty()) {
      return stranger(reading);
    }
    return reading || sameOrigin ? known(session.get()) : new Verdict.CrossSite();
  }

  private static Verdict known(Grant grant) {
    return new Verdict.Known(grant.caller());
  }

  private Verdict stranger(boolean reading) {
    return anonymousRead && reading
        ? new Verdict.Known(ApiCaller.ANONYMOUS_READER)
        : new Verdict.Nobody();
  }
}
