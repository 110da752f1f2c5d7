package io.argus.gateway.trust;

import io.argus.gateway.account.CurrentCaller;
import io.argus.gateway.account.Fields;
import io.argus.gateway.identity.ApiCaller;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Rules about tokens of CI jobs, for administrators. */
@Path("/api/trust")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity")
@APIResponse(responseCode = "403", description = "For administrators only")
public class TrustResource {

  private final TrustStore store;
  private final TrustRules rules;
  private final CurrentCaller caller;

  TrustResource(TrustStore store, TrustRules rules, CurrentCaller caller) {
    this.store = store;
    this.rules = rules;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listTrust", summary = "Rules about tokens of CI jobs, oldest first")
  @APIResponse(responseCode = "200", description = "One page of rules")
  public Page<TrustView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("offset") @Nullable String offset) {
    admin();
    return store.page(
        Page.limit(Page.number("limit", limit)), Page.offset(Page.number("offset", offset)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Operation(
      operationId = "createTrust",
      summary = "Trust tokens that an issuer signs for some of its CI jobs",
      description =
          "A job sends the token of its provider as a bearer token and may do what the rule says,"
              + " until the token ends. Of several rules that fit, the one with most claims"
              + " decides, then the oldest. The issuer's keys are fetched when a token comes.")
  @APIResponse(responseCode = "201", description = "The rule")
  @APIResponse(responseCode = "400", description = "A member is missing or wrong; field names it")
  @APIResponse(
      responseCode = "409",
      description = "There is a rule with this issuer, audience and claims")
  public TrustView create(@Nullable TrustRequest request) {
    ApiCaller admin = admin();
    TrustView rule = store.create(admin, Fields.body(request).checked());
    rules.forget();
    return rule;
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "deleteTrust", summary = "Remove a rule; its jobs are strangers at once")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "404", description = "There is no such rule")
  public void delete(@PathParam("id") String id) {
    ApiCaller admin = admin();
    store.remove(admin, Fields.id("id", id));
    rules.forget();
  }

  private ApiCaller admin() {
    return caller.allowedTo(
        "Only administrators say whose jobs are trusted.", caller.get().admin());
  }
}
