package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.KnownGrants;
import io.argus.http.Page;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Users, for administrators. */
@Path("/api/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity")
public class UserResource {

  private final AccountStore accounts;
  private final UserExecutions executions;
  private final Passwords passwords;
  private final KnownGrants grants;
  private final CurrentCaller caller;

  UserResource(
      AccountStore accounts,
      UserExecutions executions,
      Passwords passwords,
      KnownGrants grants,
      CurrentCaller caller) {
    this.accounts = accounts;
    this.executions = executions;
    this.passwords = passwords;
    this.grants = grants;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listUsers", summary = "All users, by e-mail address")
  @APIResponse(responseCode = "200", description = "One page of users")
  public Page<UserView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("offset") @Nullable String offset) {
    admin();
    return accounts.page(
        Page.limit(Page.number("limit", limit)), Page.offset(Page.number("offset", offset)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Operation(operationId = "createUser", summary = "Make a user")
  @APIResponse(
      responseCode = "201",
      description = "The user",
      content = @Content(schema = @Schema(implementation = UserView.class)))
  @APIResponse(responseCode = "409", description = "There is a user with this e-mail address")
  public UserView create(@Nullable UserRequest request) {
    ApiCaller admin = admin();
    NewUser user = Fields.body(request).checked();
    return accounts.create(admin, user, passwords.hash(user.password()));
  }

  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteUser",
      summary = "Remove a user with all memberships, tokens, sessions and executions")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "409", description = "The first administrator stays")
  @APIResponse(
      responseCode = "503",
      description = "The user's executions cannot be removed now, so the user stays")
  public void delete(@PathParam("id") String id) {
    ApiCaller admin = admin();
    UUID user = Fields.id("id", id);
    accounts.mustBeRemovable(user);
    executions.delete(admin, user);
    accounts.delete(admin, user);
    grants.forget();
  }

  private ApiCaller admin() {
    return caller.allowedTo(
        "Only administrators administer users.", Permissions.administersUsers(caller.get()));
  }
}
