package io.argus.gateway.signon;

import java.util.Locale;
import java.util.Set;

/** Decides whom the provider's word lets in, and whether a stranger becomes a user. */
record Admission(Set<String> domains, boolean createsUsers) {

  Admission {
    domains =
        Set.copyOf(
            domains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .toList());
  }

  static Admission from(SignOnConfig config) {
    Set<String> domains = config.emailDomains().orElse(Set.of());
    return new Admission(domains, config.createUsers().orElse(!domains.isEmpty()));
  }

  /** What is wrong with the address, if anything. */
  enum Verdict {
    WELCOME,
    UNVERIFIED,
    FOREIGN
  }

  /** The domain is what follows the last {@code @}, compared as a whole: no part of one counts. */
  Verdict judge(ProviderIdentity person) {
    if (!person.emailVerified()) {
      return Verdict.UNVERIFIED;
    }
    String email = person.email();
    String domain = email.substring(email.lastIndexOf('@') + 1);
    return domains.isEmpty() || domains.contains(domain) ? Verdict.WELCOME : Verdict.FOREIGN;
  }
}
