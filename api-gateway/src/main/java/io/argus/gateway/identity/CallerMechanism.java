package io.argus.gateway.identity;

import io.argus.gateway.answer.ProblemWriter;
import io.argus.http.Problem;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Puts the caller of a request into its security identity, or answers 401. */
@Singleton
class CallerMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer";
  private static final String MCP = "/mcp";

  private final CallerPolicy policy;
  private final KnownGrants grants;
  private final ForeignTokens foreign;
  private final ProblemWriter problems;
  private final Clock clock;

  CallerMechanism(
      CallerPolicy policy,
      KnownGrants grants,
      ForeignTokens foreign,
      ProblemWriter problems,
      Clock clock) {
    this.policy = policy;
    this.grants = grants;
    this.foreign = foreign;
    this.problems = problems;
    this.clock = clock;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager unusedManager) {
    HttpServerRequest request = context.request();
    Credential credential =
        Credential.of(
            request.headers().getAll(HttpHeaders.AUTHORIZATION), SessionCookie.of(request));
    CallerPolicy.Verdict verdict = policy.judge(credential, reads(request, credential));
    if (verdict instanceof CallerPolicy.Verdict.Stored stored) {
      return settle(context, credential, grants.find(stored.hash()));
    }
    if (verdict instanceof CallerPolicy.Verdict.Refused
        && credential instanceof Credential.Bearer bearer
        && foreign.mayBeOne(bearer.token())) {
      return settle(context, credential, foreign.find(bearer.token()).thenApply(Optional::of));
    }
    return outcome(verdict, Optional.empty());
  }

  /** Before all others: who is nobody here is nobody. */
  @Override
  public int getPriority() {
    return 2 * DEFAULT_PRIORITY;
  }

  private Uni<SecurityIdentity> settle(
      RoutingContext context, Credential credential, CompletableFuture<Optional<Grant>> lookedUp) {
    if (lookedUp.isDone() && !lookedUp.isCompletedExceptionally()) {
      return settled(context, credential, lookedUp.join());
    }
    // The body waits, and whoever reads it does so where the request lives.
    context.request().pause();
    Context home = context.vertx().getOrCreateContext();
    return Uni.createFrom()
        .completionStage(lookedUp)
        .emitOn(task -> home.runOnContext(unused -> task.run()))
        .flatMap(grant -> settled(context, credential, grant));
  }

  private Uni<SecurityIdentity> settled(
      RoutingContext context, Credential credential, Optional<Grant> grant) {
    HttpServerRequest request = context.request();
    boolean sameOrigin =
        SameOrigin.holds(
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader(HttpHeaders.ORIGIN),
            request.scheme() + "://" + request.authority());
    return outcome(
        policy.settle(credential, grant, reads(request, credential), sameOrigin, clock.instant()),
        grant);
  }

  private static Uni<SecurityIdentity> outcome(
      CallerPolicy.Verdict verdict, Optional<Grant> grant) {
    if (verdict instanceof CallerPolicy.Verdict.Known known) {
      return Uni.createFrom().item(identity(known.caller(), grant));
    }
    if (verdict instanceof CallerPolicy.Verdict.CrossSite) {
      return Uni.createFrom()
          .failure(
              ProblemException.of(
                  ProblemType.FORBIDDEN,
                  "A session cookie changes things from Argus's own pages only (Sec-Fetch-Site or"
                      + " Origin). Programs send Authorization: Bearer <token>."));
    }
    return verdict instanceof CallerPolicy.Verdict.Nobody
        ? Uni.createFrom().nullItem()
        : Uni.createFrom().failure(new AuthenticationFailedException());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", SCHEME));
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    boolean claimed = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
    String detail =
        claimed ? "This token is not valid here." : "Send Authorization: Bearer <token>.";
    context.response().putHeader("WWW-Authenticate", SCHEME);
    problems.end(context, Problem.of(ProblemType.UNAUTHENTICATED, detail));
    return Uni.createFrom().item(true);
  }

  /**
   * An agent posts its questions, too: its tools ask again who may do what. With a cookie a post is
   * a post, wherever it goes.
   */
  private static boolean reads(HttpServerRequest request, Credential credential) {
    return request.method().equals(HttpMethod.GET)
        || request.method().equals(HttpMethod.HEAD)
        || (credential instanceof Credential.None && MCP.equals(request.path()));
  }

  private static SecurityIdentity identity(ApiCaller caller, Optional<Grant> grant) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(caller.name()))
            .addRoles(caller.roles())
            .addAttribute(ApiCaller.ATTRIBUTE, caller);
    grant.ifPresent(found -> identity.addAttribute(Grant.ATTRIBUTE, found));
    return identity.build();
  }
}
