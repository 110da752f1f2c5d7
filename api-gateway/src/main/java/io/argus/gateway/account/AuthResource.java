package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.Grant;
import io.argus.gateway.identity.IdentityConfig;
import io.argus.gateway.identity.KnownGrants;
import io.argus.gateway.identity.SessionCookie;
import io.argus.gateway.limit.LoginLimits;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity", description = "Users, members of projects, tokens, sign-in")
public class AuthResource {

  private final Logins logins;
  private final LoginLimits limits;
  private final TokenStore tokens;
  private final KnownGrants grants;
  private final CurrentCaller caller;
  private final IdentityConfig config;

  AuthResource(
      Logins logins,
      LoginLimits limits,
      TokenStore tokens,
      KnownGrants grants,
      CurrentCaller caller,
      IdentityConfig config) {
    this.logins = logins;
    this.limits = limits;
    this.tokens = tokens;
    this.grants = grants;
    this.caller = caller;
    this.config = config;
  }

  @POST
  @Path("login")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "login",
      summary = "Sign in with e-mail address and password",
      description =
          "The token works as a bearer token until it expires; the answer also sets it as a"
              + " session cookie. The password of admin@localhost is the admin token.")
  @SecurityRequirementsSet
  @APIResponse(
      responseCode = "200",
      description = "Signed in",
      content = @Content(schema = @Schema(implementation = LoginView.class)))
  @APIResponse(responseCode = "400", description = "A member is missing; field names it")
  @APIResponse(responseCode = "401", description = "The e-mail address or the password is wrong")
  @APIResponse(
      responseCode = "429",
      description = "Too many attempts from this address or for this user; see Retry-After")
  public RestResponse<LoginView> login(
      @Nullable LoginRequest request, @Context HttpServerRequest http) {
    LoginRequest given = Fields.body(request);
    String email = Fields.email(given.email());
    String password = Fields.required("password", given.password());
    limits.check(http.remoteAddress().hostAddress(), email);
    NewSession session = logins.signIn(email, password);
    NewCookie cookie =
        SessionCookie.holding(session.secret(), config.sessionLifetime(), isSecure(http));
    return RestResponse.ResponseBuilder.ok(
            new LoginView(session.secret().value(), session.expiresAt()))
        .cookie(cookie)
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("logout")
  @Blocking
  @Operation(
      operationId = "logout",
      summary = "End the session, and forget its cookie",
      description = "An API token is no session: it is revoked, not signed out.")
  @APIResponse(responseCode = "204", description = "Signed out")
  public RestResponse<Void> logout(@Context HttpServerRequest http) {
    if (caller.get().session()) {
      caller.grant().map(Grant::tokenId).ifPresent(tokens::endSession);
      grants.forget();
    }
    return RestResponse.ResponseBuilder.<Void>noContent()
        .cookie(SessionCookie.none(isSecure(http)))
        .build();
  }

  @PUT
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changePassword",
      summary = "Change the caller's password; their other sessions end",
      description = "For people who have signed in. API tokens stay as they are.")
  @APIResponse(responseCode = "204", description = "Changed")
  @APIResponse(
      responseCode = "400",
      description = "The current password is wrong, or the new one too short or long")
  @APIResponse(responseCode = "403", description = "The caller is a program, or nobody")
  @APIResponse(responseCode = "409", description = "The caller signs in without a password")
  @APIResponse(
      responseCode = "429",
      description = "Too many attempts from this address or for this user; see Retry-After")
  public void changePassword(@Nullable PasswordRequest request, @Context HttpServerRequest http) {
    ApiCaller person = caller.allowedTo("Sign in to change your password.", caller.get().session());
    PasswordRequest given = Fields.body(request);
    String current = Fields.required("current", given.current());
    String next = Passwords.checked("new", given.next());
    limits.check(http.remoteAddress().hostAddress(), person.name());
    logins.changePassword(person, caller.grant().orElseThrow().tokenId(), current, next);
    grants.forget();
  }

  @GET
  @Path("me")
  @Operation(operationId = "me", summary = "Who the caller is, and what they may do")
  @APIResponse(
      responseCode = "200",
      description = "The caller",
      content = @Content(schema = @Schema(implementation = MeView.class)))
  public MeView me() {
    return MeView.of(caller.get(), caller.grant());
  }

  private static boolean isSecure(HttpServerRequest http) {
    return "https".equals(http.scheme());
  }
}
