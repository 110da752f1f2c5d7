package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.KnownGrants;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who may do what in a project, for its owners and administrators. */
@Path("/api/projects/{project}/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity")
public class MemberResource {

  private final MemberStore members;
  private final KnownGrants grants;
  private final CurrentCaller caller;

  MemberResource(MemberStore members, KnownGrants grants, CurrentCaller caller) {
    this.members = members;
    this.grants = grants;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listMembers", summary = "Members of a project, by e-mail address")
  @APIResponse(responseCode = "200", description = "One page of members")
  public Page<MemberView> list(
      @PathParam("project") String project,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("offset") @Nullable String offset) {
    if (!Permissions.seesMembers(caller.get(), project)) {
      throw ProblemException.of(ProblemType.NOT_FOUND, "There is no project " + project + ".");
    }
    return members.page(
        project,
        Page.limit(Page.number("limit", limit)),
        Page.offset(Page.number("offset", offset)));
  }

  @PUT
  @Path("{userId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "putMember", summary = "Make a user a member, or change their role")
  @APIResponse(responseCode = "200", description = "The member as it is now")
  @APIResponse(
      responseCode = "403",
      description = "The caller neither owns the project nor is an administrator")
  public MemberView put(
      @PathParam("project") String project,
      @PathParam("userId") String userId,
      @Nullable MemberRequest request) {
    ApiCaller owner = ownerOf(project);
    MemberView member =
        members.set(
            owner,
            Fields.project("project", project),
            Fields.id("userId", userId),
            Fields.body(request).checked());
    grants.forget();
    return member;
  }

  @DELETE
  @Path("{userId}")
  @Operation(operationId = "deleteMember", summary = "Take a user out of a project")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(
      responseCode = "403",
      description = "The caller neither owns the project nor is an administrator")
  public void delete(@PathParam("project") String project, @PathParam("userId") String userId) {
    members.remove(ownerOf(project), project, Fields.id("userId", userId));
    grants.forget();
  }

  private ApiCaller ownerOf(String project) {
    return caller.allowedTo(
        "Only owners of project " + project + " and administrators change its members.",
        Permissions.changesMembers(caller.get(), project));
  }
}
