package io.argus.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation of an OpenAPI document, and what the document lets it answer. */
record ApiOperation(JsonNode document, String method, String path, JsonNode said) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> KNOWN = new HashMap<>();

  static List<ApiOperation> of(String document) {
    try {
      JsonNode root = new ObjectMapper().readTree(document);
      List<ApiOperation> operations = new ArrayList<>();
      root.path("paths")
          .forEachEntry(
              (path, item) ->
                  item.forEachEntry(
                      (method, said) -> {
                        if (METHODS.contains(method)) {
                          String verb = method.toUpperCase(Locale.ROOT);
                          operations.add(new ApiOperation(root, verb, path, said));
                        }
                      }));
      return operations;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  /** What a reference stands for. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? resolved(document.at(reference.textValue().substring(1))) : node;
  }

  Iterable<JsonNode> parameters() {
    return said.path("parameters");
  }

  JsonNode body() {
    return resolved(said.path("requestBody"));
  }

  /**
   * What is wrong with an answer; null = nothing.
   *
   * @param type the media type without parameters; empty = none
   */
  @Nullable String objection(int status, String type, String answer) {
    JsonNode response = resolved(said.path("responses").path(Integer.toString(status)));
    if (status >= 500 && status != 503 && status != 507) {
      return "status " + status;
    }
    if (response.isMissingNode()) {
      return "undocumented status " + status;
    }
    JsonNode content = response.path("content");
    if (answer.isEmpty() && (content.isEmpty() || status == 304)) {
      return null;
    }
    JsonNode described = content.isEmpty() ? MissingNode.getInstance() : content.path(type);
    if (described.isMissingNode()) {
      return "undocumented media type " + type + " of status " + status;
    }
    return type.endsWith("json") ? objection(described.path("schema"), answer) : null;
  }

  private @Nullable String objection(JsonNode schema, String answer) {
    var errors =
        KNOWN
            .computeIfAbsent(schema.toString(), text -> compiled(schema))
            .validate(answer, InputFormat.JSON);
    return errors.isEmpty()
        ? null
        : errors.get(0).getInstanceLocation() + ": " + errors.get(0).getMessage();
  }

  /** The references of a schema lead into the document, so it stands in one with the same parts. */
  private Schema compiled(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components").deepCopy());
    whole.findParents("maximum").forEach(ApiOperation::withoutBounds);
    return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
  }

  /** The validator cannot read bounds beside several types. */
  private static void withoutBounds(JsonNode schema) {
    if (schema.path("type").isArray()) {
      ((ObjectNode) schema).remove(List.of("minimum", "maximum"));
    }
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
