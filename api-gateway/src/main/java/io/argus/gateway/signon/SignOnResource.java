package io.argus.gateway.signon;

import io.argus.gateway.account.NewSession;
import io.argus.gateway.identity.IdentityConfig;
import io.argus.gateway.identity.SessionCookie;
import io.argus.gateway.limit.LoginLimits;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.http.ReadsItsQuery;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Signing in with the provider's account, for browsers. */
@Path(Provider.START)
@Tag(name = "Identity")
@SecurityRequirementsSet
@APIResponse(responseCode = "404", description = "No provider is configured")
@APIResponse(
    responseCode = "429",
    description = "Too many attempts from this address or for this user; see Retry-After")
@APIResponse(
    responseCode = "503",
    description = "The provider is away; see Retry-After. Passwords still work")
public class SignOnResource {

  private static final String NEXT = "argus_next";

  private final Provider provider;
  private final CodeFlow flow;
  private final SignOn signOn;
  private final LoginLimits limits;
  private final IdentityConfig identity;
  private final Duration patience;

  SignOnResource(
      Provider provider,
      CodeFlow flow,
      SignOn signOn,
      LoginLimits limits,
      IdentityConfig identity,
      SignOnConfig config) {
    this.provider = provider;
    this.flow = flow;
    this.signOn = signOn;
    this.limits = limits;
    this.identity = identity;
    this.patience = config.patience();
  }

  @GET
  @Operation(
      operationId = "startSignOn",
      summary = "Sign in with the account of the configured provider",
      description =
          "For browsers: redirects to the provider, which sends them back to the callback, which"
              + " sets the session cookie and redirects to next.")
  @APIResponse(responseCode = "302", description = "To the provider")
  @APIResponse(responseCode = "400", description = "next is no path of this server")
  public Uni<RestResponse<Void>> start(
      @Parameter(description = "A path of this server to end at; / unless said") @QueryParam("next")
          @Nullable String next,
      @Context RoutingContext context) {
    mustBeConfigured();
    String target = LocalPath.checked(next);
    limits.checkStart(context.request().remoteAddress().hostAddress());
    return flow.begin(context)
        .map(location -> redirect(302, location).cookie(next(context, target)).build());
  }

  @GET
  @Path("callback")
  @Operation(
      operationId = "finishSignOn",
      summary = "Where the provider sends people back to",
      description = "Nobody else calls it: register it with the provider as redirect URI.")
  @APIResponse(responseCode = "303", description = "Signed in, with the session cookie")
  @APIResponse(
      responseCode = "401",
      description = "The provider did not say who this is, or this browser did not ask for it")
  @APIResponse(
      responseCode = "403",
      description = "The e-mail address is not verified, of a foreign domain, or no user's")
  @ReadsItsQuery
  public Uni<RestResponse<Void>> callback(
      @Parameter(hidden = true) @CookieParam(NEXT) @Nullable String next,
      @Context RoutingContext context) {
    mustBeConfigured();
    String address = context.request().remoteAddress().hostAddress();
    limits.checkAddress(address);
    return flow.finish(context)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(signOn::signIn)
        .map(session -> signedIn(context, session, LocalPath.orHome(decoded(next))));
  }

  private RestResponse<Void> signedIn(RoutingContext context, NewSession session, String target) {
    return redirect(303, target)
        .cookie(
            SessionCookie.holding(session.secret(), identity.sessionLifetime(), isSecure(context)),
            cookie(context, "", 0))
        .build();
  }

  private void mustBeConfigured() {
    if (!provider.isConfigured()) {
      throw ProblemException.of(
          ProblemType.NOT_FOUND,
          "No provider to sign in with is configured. Set ARGUS_OIDC_ISSUER, ARGUS_OIDC_CLIENT_ID"
              + " and ARGUS_OIDC_CLIENT_SECRET for the gateway, or sign in with a password.");
    }
  }

  private static RestResponse.ResponseBuilder<Void> redirect(int status, String location) {
    return RestResponse.ResponseBuilder.<Void>create(status)
        .header("Location", location)
        .header("Cache-Control", "no-store");
  }

  private NewCookie next(RoutingContext context, String target) {
    String value = URLEncoder.encode(target, StandardCharsets.UTF_8);
    return cookie(context, value, Math.toIntExact(patience.toSeconds()));
  }

  private static NewCookie cookie(RoutingContext context, String value, int maxAge) {
    return new NewCookie.Builder(NEXT)
        .value(value)
        .path(Provider.START)
        .httpOnly(true)
        .secure(isSecure(context))
        .sameSite(NewCookie.SameSite.LAX)
        .maxAge(maxAge)
        .build();
  }

  private static @Nullable String decoded(@Nullable String next) {
    try {
      return next == null ? null : URLDecoder.decode(next, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isSecure(RoutingContext context) {
    return "https".equals(context.request().scheme());
  }
}
