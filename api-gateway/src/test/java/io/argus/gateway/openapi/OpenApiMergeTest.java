package io.argus.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {

  private static final String INGEST =
      """
      openapi: 3.1.0
      info: {title: ingest-service}
      servers: [{url: "http://localhost:8081"}]
      tags: [{name: Ingest}]
      security: [{jwt: []}]
      paths:
        /api/ingest/runs:
          post:
            security: [{jwt: [ingest]}]
            responses:
              "202": {content: {application/json: {schema: {$ref: "#/components/schemas/Answer"}}}}
      components:
        securitySchemes: {jwt: {type: http, scheme: bearer, bearerFormat: JWT}}
        schemas:
          Answer: {type: object, properties: {counts: {$ref: "#/components/schemas/Counts"}}}
          Counts: {type: object, properties: {total: {type: integer}}}
          Same: {type: string}
      """;

  private static final String REPORT =
      """
      openapi: 3.1.0
      tags: [{name: Runs}, {name: Ingest}]
      paths:
        /api/runs:
          get:
            responses:
              "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Answer"}}}}
      components:
        schemas:
          Answer: {type: object, properties: {counts: {$ref: "#/components/schemas/Counts"}}}
          Counts: {type: object, properties: {all: {type: integer}}}
          Same: {type: string}
      """;

  private final JsonNode merged = merge(Map.of("ingest", INGEST, "report", REPORT));

  @Test
  void the_paths_of_all_services_are_there() {
    assertThat(merged.path("paths").fieldNames())
        .toIterable()
        .containsExactly("/api/ingest/runs", "/api/runs");
  }

  @Test
  void equal_components_become_one_and_different_ones_are_told_apart() {
    assertThat(merged.at("/components/schemas").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("Answer", "Counts", "Same", "ReportAnswer", "ReportCounts");
  }

  @Test
  void a_component_that_refers_to_a_renamed_one_is_told_apart_too() {
    assertThat(merged.at("/components/schemas/ReportAnswer/properties/counts/$ref").asText())
        .isEqualTo("#/components/schemas/ReportCounts");
    assertThat(merged.at("/components/schemas/Answer/properties/counts/$ref").asText())
        .isEqualTo("#/components/schemas/Counts");
  }

  @Test
  void operations_refer_to_their_own_service_s_components() {
    assertThat(merged.at("/paths/~1api~1runs/get").toString())
        .contains("#/components/schemas/ReportAnswer");
    assertThat(merged.at("/paths/~1api~1ingest~1runs/post").toString())
        .contains("#/components/schemas/Answer");
  }

  @Test
  void authentication_is_stated_once() {
    assertThat(merged.at("/components/securitySchemes").fieldNames())
        .toIterable()
        .containsExactly("bearer");
    assertThat(merged.path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
    assertThat(merged.path("paths").toString()).doesNotContain("security");
  }

  @Test
  void tags_are_listed_once_and_addresses_of_services_not_at_all() {
    assertThat(merged.path("tags").findValuesAsText("name")).containsExactly("Ingest", "Runs");
    assertThat(merged.has("servers")).isFalse();
  }

  @Test
  void two_services_that_describe_one_operation_differently_fail_the_build() {
    String other = INGEST.replace("202", "200");

    assertThatIllegalStateException()
        .isThrownBy(() -> merge(Map.of("ingest", INGEST, "report", other)))
        .withMessageContaining("post /api/ingest/runs")
        .withMessageContaining("report");
  }

  @Test
  void a_product_without_documents_has_one_all_the_same() {
    assertThat(merge(Map.of()).path("paths")).isEmpty();
  }

  private static JsonNode merge(Map<String, String> yaml) {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    yaml.keySet().stream()
        .sorted()
        .forEach(service -> documents.put(service, read(yaml.get(service))));
    return OpenApiMerge.merge(documents);
  }

  private static ObjectNode read(String yaml) {
    try {
      return new YAMLMapper().readValue(yaml, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
