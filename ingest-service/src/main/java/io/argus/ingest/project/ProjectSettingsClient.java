package io.argus.ingest.project;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks analytics-service, which owns the settings. */
@RegisterRestClient(configKey = "analytics")
@Path("/api/projects")
interface ProjectSettingsClient {

  /** Fails with 404 for a project that nobody has posted to. */
  @GET
  @Path("/{project}")
  CompletionStage<ProjectSettings> settings(
      @PathParam("project") String project,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
