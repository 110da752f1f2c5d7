package io.argus.analytics.deadletter;

import io.argus.analytics.project.Slug;
import io.argus.http.Caller;
import io.argus.http.NumberCursor;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.http.Slice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Events that could not be processed, for admins. */
@Path("/api/admin/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.ADMIN)
@Tag(name = "Dead letters", description = "Events that could not be processed, and why")
public class DeadLetterResource {

  private static final Logger LOG = Logger.getLogger(DeadLetterResource.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final DeadLetterQueries queries;
  private final DeadLetterStore store;
  private final Redrive redrive;

  DeadLetterResource(DeadLetterQueries queries, DeadLetterStore store, Redrive redrive) {
    this.queries = queries;
    this.store = store;
    this.redrive = redrive;
  }

  /**
   * What a call has sent.
   *
   * @param redriven letters
   */
  public record Redriven(int redriven) {}

  @GET
  @Operation(operationId = "listDeadLetters", summary = "Dead letters, those that came last first")
  @APIResponse(responseCode = "200", description = "One page of letters")
  public Page<DeadLetterView> list(
      @Parameter(schema = @Schema(implementation = DeadLetterView.State.class)) @QueryParam("state")
          @Nullable String state,
      @QueryParam("project") @Nullable String project,
      @Parameter(
              description = "1–500",
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0"))
          @QueryParam("offset")
          @Nullable String offset,
      @Parameter(description = "The nextCursor of the page before, instead of an offset")
          @QueryParam("cursor")
          @Nullable String cursor)
      throws SQLException {
    return queries.page(
        state(state), slug(project), Slice.parse(limit, offset, cursor, NumberCursor::parse));
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "getDeadLetter",
      summary = "One letter with its headers and payload",
      description = "The payload is shown up to 64 KiB. Everything a letter holds is untrusted.")
  @APIResponse(
      responseCode = "200",
      description = "The letter",
      content = @Content(schema = @Schema(implementation = DeadLetterDetail.class)))
  public DeadLetterDetail letter(@PathParam("id") String id) throws SQLException {
    DeadLetterView view = queries.find(number(id)).orElseThrow(() -> unknown(id));
    return DeadLetterDetail.of(view, store.find(view.id()).orElseThrow(() -> unknown(id)));
  }

  @POST
  @Path("{id}/redrive")
  @ResponseStatus(202)
  @Operation(
      operationId = "redriveDeadLetter",
      summary = "Send a letter to the topic it came from, as it was",
      description =
          "When it fails again it comes back as a new letter. Storing is idempotent, so that a"
              + " letter driven twice does no harm.")
  @APIResponse(
      responseCode = "202",
      description = "Kafka has it",
      content = @Content(schema = @Schema(implementation = Redriven.class)))
  @APIResponse(
      responseCode = "409",
      description = "It was driven again before; again=true does it once more")
  @APIResponse(
      responseCode = "503",
      description = "Kafka does not take it; the letter is as it was")
  public Redriven one(
      @PathParam("id") String id,
      @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          @QueryParam("again")
          @Nullable String again)
      throws SQLException, InterruptedException {
    Redrive.Outcome outcome;
    try {
      outcome = redrive.one(number(id), Page.flag("again", again));
    } catch (ExecutionException e) {
      throw kafkaAway(e);
    }
    return switch (outcome) {
      case SENT -> new Redriven(1);
      case UNKNOWN -> throw unknown(id);
      case SENT_BEFORE ->
          throw ProblemException.of(
              ProblemType.CONFLICT,
              "Letter " + id + " was driven again before; again=true does it once more.");
    };
  }

  @POST
  @Path("redrive")
  @ResponseStatus(202)
  @Operation(
      operationId = "redriveDeadLetters",
      summary = "Send every open letter, of one project if it is named, in the order they came")
  @APIResponse(
      responseCode = "202",
      description = "Kafka has them",
      content = @Content(schema = @Schema(implementation = Redriven.class)))
  @APIResponse(
      responseCode = "503",
      description = "Kafka does not take one; it and those after it are as they were")
  public Redriven allOpen(@QueryParam("project") @Nullable String project)
      throws SQLException, InterruptedException {
    try {
      return new Redriven(redrive.allOpen(slug(project)));
    } catch (ExecutionException e) {
      throw kafkaAway(e);
    }
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "deleteDeadLetter", summary = "Dismiss a letter")
  @APIResponse(responseCode = "204", description = "It is gone")
  public void dismiss(@PathParam("id") String id) throws SQLException {
    if (!store.delete(number(id))) {
      throw unknown(id);
    }
  }

  private static DeadLetterView.@Nullable State state(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return switch (text) {
      case "open" -> DeadLetterView.State.OPEN;
      case "redriven" -> DeadLetterView.State.REDRIVEN;
      default -> throw ProblemException.invalid("state", "state must be open or redriven.");
    };
  }

  private static @Nullable String slug(@Nullable String project) {
    if (project == null || project.isEmpty()) {
      return null;
    }
    if (!Slug.isSlug(project)) {
      throw ProblemException.invalid("project", "project must be the slug of a project.");
    }
    return project;
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw unknown(id);
    }
  }

  private static ProblemException unknown(String id) {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no dead letter " + id + ".");
  }

  private static ProblemException kafkaAway(ExecutionException e) {
    LOG.warnf("Kafka does not take a letter: %s", e.getMessage());
    return ProblemException.unavailable(
        "Kafka does not take it; what was not sent is still open.", RETRY_AFTER);
  }
}
