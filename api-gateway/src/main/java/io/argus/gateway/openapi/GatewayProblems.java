package io.argus.gateway.openapi;

import io.argus.http.CommonResponses;
import io.argus.http.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Adds what the gateway may answer in the place of any service. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class GatewayProblems implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    for (var item : document.getPaths().getPathItems().values()) {
      for (var operation : item.getOperations().values()) {
        CommonResponses.add(document, operation, ProblemType.TOO_MANY_REQUESTS);
        CommonResponses.add(document, operation, ProblemType.BAD_GATEWAY);
        CommonResponses.add(document, operation, ProblemType.GATEWAY_TIMEOUT);
      }
    }
  }
}
