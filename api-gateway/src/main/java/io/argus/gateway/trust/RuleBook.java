package io.argus.gateway.trust;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules, and which of them decides about a job. */
record RuleBook(List<TrustRule> rules) {

  /** Whoever says more knows better; of two that say as much, the older one decides. */
  private static final Comparator<TrustRule> FIRST =
      Comparator.comparingInt((TrustRule rule) -> -rule.claims().size())
          .thenComparing(TrustRule::createdAt)
          .thenComparing(TrustRule::id);

  RuleBook {
    rules = List.copyOf(rules);
  }

  /** What tokens of this issuer must be for; empty = no rule names it. */
  Set<String> audiences(String issuer) {
    return rules.stream()
        .filter(rule -> rule.issuer().equals(issuer))
        .map(TrustRule::audience)
        .collect(Collectors.toUnmodifiableSet());
  }

  Optional<TrustRule> of(JobClaims job) {
    return rules.stream().filter(rule -> rule.admits(job)).min(FIRST);
  }
}
