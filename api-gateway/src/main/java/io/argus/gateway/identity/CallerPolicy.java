package io.argus.gateway.identity;

import java.util.Optional;

/**
 * Decides who a request comes from. A wrong credential is never taken for none: whoever shows one
 * wants to be somebody, and should learn that it does not work.
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

    record Nobody() implements Verdict {}

    record Refused() implements Verdict {}
  }

  Verdict judge(Credential credential, boolean reading) {
    if (credential instanceof Credential.Bearer bearer) {
      return byToken(bearer.token())
          .<Verdict>map(Verdict.Known::new)
          .orElseGet(Verdict.Refused::new);
    }
    if (credential instanceof Credential.Unusable) {
      return new Verdict.Refused();
    }
    return anonymousRead && reading
        ? new Verdict.Known(ApiCaller.ANONYMOUS_READER)
        : new Verdict.Nobody();
  }

  private Optional<ApiCaller> byToken(String token) {
    return adminToken.matches(token) ? Optional.of(ApiCaller.ADMIN) : Optional.empty();
  }
}
