package io.argus.gateway.identity;

import io.argus.gateway.answer.ProblemWriter;
import io.argus.http.Problem;
import io.argus.http.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Puts the caller of a request into its security identity, or answers 401. */
@Singleton
class BearerMechanism implements HttpAuthenticationMechanism {

  private static final String SCHEME = "Bearer";

  private final CallerPolicy policy;
  private final ProblemWriter problems;

  BearerMechanism(CallerPolicy policy, ProblemWriter problems) {
    this.policy = policy;
    this.problems = problems;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager unusedManager) {
    Credential credential =
        Credential.of(context.request().headers().getAll(HttpHeaders.AUTHORIZATION));
    CallerPolicy.Verdict verdict = policy.judge(credential, reads(context.request().method()));
    if (verdict instanceof CallerPolicy.Verdict.Known known) {
      return Uni.createFrom().item(identity(known.caller()));
    }
    return verdict instanceof CallerPolicy.Verdict.Refused
        ? Uni.createFrom().failure(new AuthenticationFailedException())
        : Uni.createFrom().nullItem();
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

  private static boolean reads(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private static SecurityIdentity identity(ApiCaller caller) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(caller.name()))
        .addRoles(caller.roles())
        .addAttribute(ApiCaller.ATTRIBUTE, caller)
        .build();
  }
}
