package io.argus.ingest.project;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Asks analytics-service, which keeps the runs. */
@RegisterRestClient(configKey = "analytics")
@Path("/internal/runs")
interface RunHolderClient {

  /**
   * The answer.
   *
   * @param elsewhere the run is stored under another project or suite
   */
  record Holder(boolean elsewhere) {}

  /**
   * @param suiteId null = any suite of the project
   */
  @GET
  @Path("/{runId}/holder")
  Holder holder(
      @PathParam("runId") UUID runId,
      @QueryParam("project") String project,
      @QueryParam("suiteId") @Nullable String suiteId,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
