package io.argus.report.digest;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.report.digest.schedule.Cadence;
import io.argus.report.parameter.QueryParameter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of the mails, and sending one now. */
@Path("/api/digests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Digests")
public class DeliveryResource {

  /** What takes longer goes on in the background. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Set<String> MEMBERS = Set.of("project", "period", "again");

  private final DeliveryStore deliveries;
  private final Dispatch dispatch;
  private final Readers readers;
  private final DigestConfig config;
  private final Clock clock;

  DeliveryResource(
      DeliveryStore deliveries,
      Dispatch dispatch,
      Readers readers,
      DigestConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.dispatch = dispatch;
    this.readers = readers;
    this.config = config;
    this.clock = clock;
  }

  /** What is to be sent; documents the body, which is read by {@link Members}. */
  @Schema(name = "DigestSendRequest")
  record SendRequest(
      @Schema(required = true) String project,
      @Schema(required = true) Cadence period,
      @Schema(defaultValue = "false", description = "Also to those who have got it")
          boolean again) {}

  /** What came of it. */
  @Schema(name = "DigestSendAnswer")
  record SendAnswer(List<DeliveryView> items) {}

  @GET
  @Path("deliveries")
  @RolesAllowed(Caller.READ)
  @Operation(
      operationId = "listDigestDeliveries",
      summary = "What became of the digests of projects that the caller may see, newest first")
  @APIResponse(responseCode = "200", description = "One page of deliveries")
  public Page<DeliveryView> list(
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
    return new Page<>(
        deliveries.page(slug, visible, most, from),
        deliveries.count(slug, visible),
        most,
        from,
        null);
  }

  @POST
  @Path("send")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Caller.ADMIN)
  @Operation(
      operationId = "sendDigest",
      summary = "Send the digest of the last day or week now, to all who subscribe to it",
      description =
          "Whoever has got it gets no second one, unless again is true; the schedule does not send"
              + " it once more either. What is not sent within 10 s is sent in the background.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SendRequest.class)))
  @APIResponse(responseCode = "200", description = "The deliveries as they stand")
  @APIResponse(responseCode = "404", description = "There is no such project")
  @APIResponse(responseCode = "422", description = "Nobody is subscribed to it")
  @APIResponse(responseCode = "503", description = "There is no mail server")
  public SendAnswer send(@Nullable JsonNode body) {
    Members members = new Members(body, MEMBERS);
    String project = members.needed("project");
    Cadence period = members.cadence();
    boolean again = members.flag("again");
    readers.needProject(project);
    if (!config.sends()) {
      throw ProblemException.of(
          ProblemType.UNAVAILABLE, "No mail server is set: ARGUS_SMTP_HOST of report-service.");
    }
    Instant now = clock.instant();
    List<Long> ids = deliveries.open(project, period, again, now);
    if (ids.isEmpty()) {
      throw ProblemException.of(
          ProblemType.UNPROCESSABLE,
          "Nobody is subscribed to the %s digest of %s: POST /api/digests/subscriptions first."
              .formatted(period.word(), project));
    }
    dispatch.send(ids, now.plus(PATIENCE));
    return new SendAnswer(deliveries.list(ids));
  }
}
