package io.argus.report.digest;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.report.parameter.PathId;
import io.argus.report.parameter.QueryParameter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who gets digests. */
@Path("/api/digests/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.READ)
@Tag(name = "Digests", description = "The day or the week of a project in one mail")
public class SubscriptionResource {

  private static final String WHAT = "subscription";

  private final SubscriptionStore subscriptions;
  private final Readers readers;
  private final Clock clock;

  SubscriptionResource(SubscriptionStore subscriptions, Readers readers, Clock clock) {
    this.subscriptions = subscriptions;
    this.readers = readers;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listDigestSubscriptions",
      summary = "Subscriptions to projects that the caller may see")
  @APIResponse(responseCode = "200", description = "One page, by project and address")
  public Page<SubscriptionView> list(
      @QueryParam("project") @Nullable String project,
      @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "20")
          @QueryParam("limit")
          @Nullable String limit,
      @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0") @QueryParam("offset")
          @Nullable String offset) {
    String slug = QueryParameter.text("project", project);
    List<String> visible = readers.visible();
    int most = Page.limit(QueryParameter.integer("limit", limit));
    int from = Page.offset(QueryParameter.integer("offset", offset));
    Instant now = clock.instant();
    List<SubscriptionView> items =
        subscriptions.page(slug, visible, most, from).stream()
            .map(subscription -> SubscriptionView.of(subscription, now))
            .toList();
    return new Page<>(items, subscriptions.count(slug, visible), most, from, null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addDigestSubscription",
      summary = "Subscribe an address to the digest of a project",
      description =
          "The first mail is that of the first period that is due afterwards. Days are those of the"
              + " time zone; where clocks skip the hour it is sent after the gap.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SubscriptionRequest.class)))
  @APIResponse(
      responseCode = "201",
      description = "Subscribed",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same subscription was there already",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such project, or not for this caller")
  @APIResponse(
      responseCode = "409",
      description = "The address is subscribed already, with other settings")
  public Response add(@Nullable JsonNode body) {
    SubscriptionRequest request = SubscriptionRequest.parse(body);
    readers.needProject(request.project());
    Instant now = clock.instant();
    Subscription wanted = request.subscription(now, readers.id());
    Subscription stored = subscriptions.add(wanted);
    if (!request.asks(stored)) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          "This address has a %s digest of %s with other settings: DELETE /api/digests/subscriptions/%s first."
              .formatted(stored.period().word(), stored.project(), stored.id()));
    }
    boolean isNew = stored.id().equals(wanted.id());
    return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
        .location(URI.create("/api/digests/subscriptions/" + stored.id()))
        .entity(SubscriptionView.of(stored, now))
        .build();
  }

  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "removeDigestSubscription",
      summary = "End a subscription; what is known of its deliveries goes, too")
  @APIResponse(responseCode = "204", description = "Ended")
  @APIResponse(
      responseCode = "403",
      description = "Somebody else subscribed, and the caller does not own the project")
  public void remove(@PathParam("id") String id) {
    UUID subscription = PathId.of(WHAT, id);
    readers.mustEnd(subscription);
    subscriptions.remove(subscription);
  }
}
