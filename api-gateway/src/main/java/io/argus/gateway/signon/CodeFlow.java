package io.argus.gateway.signon;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code flow of quarkus-oidc (state, nonce, PKCE, the ID token's signature), asked
 * for by name instead of standing in front of every request.
 */
@Singleton
class CodeFlow {

  private static final Logger LOG = Logger.getLogger(CodeFlow.class);
  private static final int LONGEST_REASON = 300;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final OidcAuthenticationMechanism oidc;
  private final IdentityProviderManager identities;

  CodeFlow(OidcAuthenticationMechanism oidc, IdentityProviderManager identities) {
    this.oidc = oidc;
    this.identities = identities;
  }

  /** Where to send the browser; its state cookie is on the response. Fails with a 503. */
  Uni<String> begin(RoutingContext context) {
    return oidc.getChallenge(context).onFailure().transform(CodeFlow::away).map(CodeFlow::location);
  }

  /** Who has come back from the provider. Fails with a 401 or a 503. */
  Uni<ProviderIdentity> finish(RoutingContext context) {
    return oidc.authenticate(context, identities)
        .onFailure()
        .transform(CodeFlow::refused)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                notSignedIn(
                    "This browser did not ask to sign in, or too long ago. Start again at "
                        + Provider.START
                        + "."))
        .map(identity -> person(context, identity));
  }

  private static ProviderIdentity person(RoutingContext context, SecurityIdentity identity) {
    Provider.forgetItsSession(context);
    JsonWebToken token = (JsonWebToken) identity.getPrincipal();
    return ProviderIdentity.of(
        token.getClaim("email"), token.getClaim("email_verified"), token.getClaim("name"));
  }

  private static String location(ChallengeData challenge) {
    for (Map.Entry<CharSequence, String> header : challenge.getHeaders().entrySet()) {
      if ("location".contentEquals(header.getKey().toString().toLowerCase(Locale.ROOT))) {
        return header.getValue();
      }
    }
    throw notSignedIn("Open this address in a browser, not from a script.");
  }

  private static Throwable refused(Throwable failure) {
    boolean decided =
        failure instanceof AuthenticationCompletionException
            || failure instanceof AuthenticationFailedException;
    if (!decided || isConnection(failure)) {
      return away(failure);
    }
    LOG.warnf("somebody did not sign in: %s", reason(failure));
    return notSignedIn(
        "The provider did not confirm who you are; the gateway's log tells why. Start again at "
            + Provider.START
            + ".");
  }

  /** One line without the claims of the person, some of it from the browser. */
  private static String reason(Throwable failure) {
    String reason = failure.toString();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException token) {
        reason =
            token.getErrorDetails().stream()
                .map(ErrorCodeValidator.Error::getErrorMessage)
                .collect(Collectors.joining(" "));
        break;
      }
      reason = cause.getMessage() == null ? reason : cause.getMessage();
    }
    String line = reason.replaceAll("\\p{Cntrl}+", " ");
    return line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }

  private static boolean isConnection(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static ProblemException away(Throwable failure) {
    LOG.warnf("nobody can sign in with the provider: %s", reason(failure));
    return ProblemException.unavailable(
        "The provider to sign in with cannot be reached now. Try again, or sign in with a"
            + " password.",
        RETRY_AFTER);
  }

  private static ProblemException notSignedIn(String detail) {
    return ProblemException.of(ProblemType.UNAUTHENTICATED, detail);
  }
}
