package io.argus.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** States once how a caller authenticates: with a bearer token, whatever is asked. */
final class OpenApiSecurity {

  private static final String SCHEME = "bearer";

  private OpenApiSecurity() {}

  static void removeFrom(ObjectNode document) {
    document.remove("security");
    for (JsonNode item : document.path("paths")) {
      for (JsonNode operation : item) {
        if (operation instanceof ObjectNode described) {
          described.remove("security");
        }
      }
    }
    if (document.path("components") instanceof ObjectNode components) {
      components.remove("securitySchemes");
    }
  }

  static void addTo(ObjectNode document) {
    document
        .withObjectProperty("components")
        .withObjectProperty("securitySchemes")
        .putObject(SCHEME)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "An API token, the admin token, or the token of a trusted CI job.");
    document.putArray("security").addObject().putArray(SCHEME);
  }
}
