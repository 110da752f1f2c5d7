package io.argus.gateway.trust;

import io.argus.gateway.identity.ForeignTokens;
import io.argus.gateway.identity.Grant;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jose4j.jwk.JsonWebKey;

/** Finds out what the token of a CI job is worth. */
@Singleton
class JobTokens implements ForeignTokens {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
  private static final int LONGEST_TOLD = 200;

  private final TrustRules rules;
  private final KeySource source;
  private final IssuerKeys.Times times;
  private final Clock clock;
  private final ConcurrentMap<String, IssuerKeys> issuers = new ConcurrentHashMap<>();

  JobTokens(TrustRules rules, KeySource source, TrustConfig config, Clock clock) {
    this.rules = rules;
    this.source = source;
    this.times = new IssuerKeys.Times(config.keysFresh(), config.keysAgain(), config.keysKept());
    this.clock = clock;
  }

  @Override
  public boolean mayBeOne(String token) {
    return JobToken.looksLikeOne(token);
  }

  @Override
  public CompletableFuture<Grant> find(String text) {
    JobToken token = JobToken.of(text).orElse(null);
    return token == null
        ? CompletableFuture.failedFuture(refused("This token cannot be read."))
        : rules.current().thenCompose(book -> judge(token, book));
  }

  private CompletableFuture<Grant> judge(JobToken token, RuleBook book) {
    Set<String> audiences = book.audiences(token.issuer());
    if (audiences.isEmpty()) {
      return CompletableFuture.failedFuture(
          refused(
              "No trust rule names the issuer of this token, %s. Administrators make rules at POST"
                      .formatted(cut(token.issuer()))
                  + " /api/trust."));
    }
    Optional<TokenCheck.Verdict> unseen =
        TokenCheck.refusedUnseen(token, audiences, clock.instant());
    if (unseen.isPresent()) {
      return CompletableFuture.failedFuture(refused(reason(unseen.get(), token.issuer())));
    }
    return keysOf(token.issuer())
        .keysFor(token.keyId())
        .thenApply(keys -> judge(token, keys, audiences, book));
  }

  /** Only for issuers that a rule names, so there are no more of them than rules. */
  private IssuerKeys keysOf(String issuer) {
    return issuers.computeIfAbsent(
        issuer,
        name ->
            new IssuerKeys(
                name, source::fetch, times, Infrastructure.getDefaultWorkerPool(), clock));
  }

  private Grant judge(JobToken token, List<JsonWebKey> keys, Set<String> audiences, RuleBook book) {
    if (keys.isEmpty()) {
      throw ProblemException.unavailable(
          "The keys of " + token.issuer() + " cannot be fetched now; try again.", RETRY_AFTER);
    }
    Instant now = clock.instant();
    TokenCheck.Verdict verdict = TokenCheck.judge(token, keys, audiences, now);
    if (verdict instanceof TokenCheck.Verdict.Valid valid) {
      return granted(valid.claims(), book);
    }
    throw refused(reason(verdict, token.issuer()));
  }

  private static Grant granted(JobClaims job, RuleBook book) {
    return book.of(job)
        .map(rule -> rule.grant(job.expiresAt()))
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.FORBIDDEN,
                    "No trust rule of %s for this audience fits the claims of this token (sub %s)."
                        .formatted(
                            job.issuer(), cut(job.texts().getOrDefault("sub", "is missing")))));
  }

  private static String reason(TokenCheck.Verdict verdict, String issuer) {
    if (verdict instanceof TokenCheck.Verdict.Ended) {
      return "This token has ended. Tokens of jobs live for minutes: get it just before its use.";
    }
    if (verdict instanceof TokenCheck.Verdict.NotYet) {
      return "This token is not valid yet: is the gateway's clock right?";
    }
    return verdict instanceof TokenCheck.Verdict.OtherAudience
        ? "No trust rule of %s names the audience of this token. Ask the provider for a token with the rule's audience."
            .formatted(issuer)
        : "This token was not signed by %s with a key that it publishes.".formatted(issuer);
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(ProblemType.UNAUTHENTICATED, detail);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
  }
}
