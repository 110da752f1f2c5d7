package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.KnownGrants;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** API tokens: people have their own, administrators everybody's. */
@Path("/api/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity")
public class TokenResource {

  private static final int LONGEST_KEY = 255;

  private final TokenStore tokens;
  private final KnownGrants grants;
  private final CurrentCaller caller;
  private final Clock clock;

  TokenResource(TokenStore tokens, KnownGrants grants, CurrentCaller caller, Clock clock) {
    this.tokens = tokens;
    this.grants = grants;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listTokens",
      summary = "The caller's tokens, an administrator's answer holds all; newest first")
  @APIResponse(responseCode = "200", description = "One page of tokens, without the tokens")
  @APIResponse(responseCode = "403", description = "Readers without a token have none")
  public Page<TokenView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("offset") @Nullable String offset) {
    ApiCaller asking = caller.allowedTo("Sign in to see your tokens.", !caller.get().isAnonymous());
    return tokens.page(
        asking.admin() ? null : UUID.fromString(asking.id()),
        Page.limit(Page.number("limit", limit)),
        Page.offset(Page.number("offset", offset)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @ResponseHeader(name = "Cache-Control", value = "no-store")
  @Operation(
      operationId = "createToken",
      summary = "Make a token; it is shown once",
      description =
          "It is good for its scopes on its projects, as far as its user may do that when it is"
              + " used. Scope admin also reads. Made by people who have signed in, for themselves,"
              + " and by administrators, for anybody.")
  @APIResponse(
      responseCode = "201",
      description = "The token",
      content = @Content(schema = @Schema(implementation = TokenView.class)))
  @APIResponse(
      responseCode = "403",
      description = "The caller makes no tokens, or none for this user")
  @APIResponse(responseCode = "409", description = "A token was made with this Idempotency-Key")
  public TokenView create(
      @Parameter(description = "The same key makes no second token") @HeaderParam("Idempotency-Key")
          @Nullable String idempotencyKey,
      @Nullable TokenRequest request) {
    ApiCaller maker = caller.get();
    String userId =
        request == null || request.userId() == null ? maker.id() : request.userId().toString();
    caller.allowedTo(
        "Tokens are made by people who have signed in, for themselves, and by administrators.",
        Permissions.administersTokensOf(maker, userId));
    if (idempotencyKey != null && idempotencyKey.length() > LONGEST_KEY) {
      throw ProblemException.invalid(
          "Idempotency-Key", "Idempotency-Key may have " + LONGEST_KEY + " characters.");
    }
    NewToken wanted = Fields.body(request).checked(clock.instant());
    return tokens.create(maker, UUID.fromString(userId), wanted, idempotencyKey);
  }

  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "revokeToken",
      summary = "Revoke a token, at once; a token may revoke itself")
  @APIResponse(responseCode = "204", description = "Gone")
  public void revoke(@PathParam("id") String id) {
    UUID token = Fields.id("id", id);
    if (tokens.userOf(token).filter(user -> mayRevoke(token, user)).isEmpty()) {
      throw unknown(token);
    }
    tokens.revoke(caller.get(), token);
    grants.forget();
  }

  private boolean mayRevoke(UUID token, UUID user) {
    boolean itself = caller.grant().filter(grant -> grant.tokenId().equals(token)).isPresent();
    return itself || Permissions.administersTokensOf(caller.get(), user.toString());
  }

  private static ProblemException unknown(UUID token) {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no token " + token + ".");
  }
}
