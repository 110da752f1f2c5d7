package io.argus.analytics.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Projects and their settings. */
@Path("/api/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "How long runs are kept, how scores are made")
public class ProjectResource {

  private final ProjectStore projects;
  private final Caller caller;

  ProjectResource(ProjectStore projects, Caller caller) {
    this.projects = projects;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Caller.READ)
  @Operation(
      operationId = "listProjects",
      summary = "The projects that the caller may see, by slug")
  @APIResponse(responseCode = "200", description = "One page of projects")
  public Page<ProjectSettings> list(
      @Parameter(
              description = "1–500",
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0"))
          @QueryParam("offset")
          @Nullable String offset) {
    return projects
        .page(
            caller.visibleProjects(),
            Page.limit(Page.number("limit", limit)),
            Page.offset(Page.number("offset", offset)))
        .map(this::shown);
  }

  @GET
  @Path("{project}")
  @RolesAllowed({Caller.READ, Caller.INGEST})
  @Operation(operationId = "getProject", summary = "The settings of one project")
  @APIResponse(responseCode = "200", description = "The settings")
  public ProjectSettings settings(@PathParam("project") String project) {
    if (!caller.reaches(project)) {
      throw unknown(project);
    }
    return projects.settings(project).map(this::shown).orElseThrow(() -> unknown(project));
  }

  @PUT
  @Path("{project}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Caller.READ, Caller.ADMIN})
  @Operation(
      operationId = "putProject",
      summary = "Change settings, as owner or admin; makes the project when there is none",
      description =
          "Another flakyWindow gives every case its score and level anew. Runs that a shorter"
              + " retention no longer covers are removed within minutes. A runnerWebhook of null goes,"
              + " and its secret with it.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ProjectChange.class)))
  @APIResponse(responseCode = "200", description = "The settings as they are now")
  @APIResponse(
      responseCode = "403",
      description = "The caller neither owns the project nor is an admin")
  @APIResponse(
      responseCode = "503",
      description = "A run of the project is being stored; try again after Retry-After seconds")
  public ProjectSettings change(@PathParam("project") String project, @Nullable JsonNode body) {
    if (!caller.owns(project)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "Only owners of project " + project + " and admins may do this.");
    }
    if (!Slug.isSlug(project)) {
      throw ProblemException.invalid(
          "project",
          "project must be a slug: up to 100 of a–z, 0–9, dot, dash and underscore, the first a"
              + " letter or digit.");
    }
    return projects.change(project, ProjectChange.parse(project, body));
  }

  private ProjectSettings shown(ProjectSettings settings) {
    return caller.owns(settings.project()) ? settings : settings.forReaders();
  }

  private static ProblemException unknown(String project) {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no project " + project + ".");
  }
}
