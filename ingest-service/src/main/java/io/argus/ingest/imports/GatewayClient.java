package io.argus.ingest.imports;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The way in that everybody takes. */
@RegisterRestClient(configKey = "gateway")
@Path("/api/ingest/imports")
interface GatewayClient {

  @POST
  Map<String, Object> start(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, Map<String, String> source);
}
