package io.argus.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges OpenAPI documents. Equal components become one, components that only share their name are
 * told apart by the service's name, and an operation that two services describe is an error. How
 * callers authenticate is the gateway's to say, so what services say about it is dropped.
 */
final class OpenApiMerge {

  private static final String VERSION = "3.1.0";

  private final ObjectNode components = JsonNodeFactory.instance.objectNode();
  private final Map<String, ObjectNode> paths = new TreeMap<>();
  private final Map<String, JsonNode> tags = new TreeMap<>();

  private OpenApiMerge() {}

  /**
   * @param documents by the name of the service, in the order in which names are given away
   * @throws IllegalStateException when two documents describe the same operation
   */
  static ObjectNode merge(Map<String, ObjectNode> documents) {
    OpenApiMerge merge = new OpenApiMerge();
    documents.forEach(merge::add);
    return merge.result();
  }

  private void add(String service, ObjectNode original) {
    ObjectNode document = original.deepCopy();
    OpenApiSecurity.removeFrom(document);
    new ComponentNames(service, components).settle(document);
    document
        .path("components")
        .forEachEntry(
            (kind, named) -> components.withObjectProperty(kind).setAll((ObjectNode) named));
    document.path("paths").forEachEntry((path, item) -> addPath(service, path, (ObjectNode) item));
    document.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tag));
  }

  private void addPath(String service, String path, ObjectNode item) {
    ObjectNode known = paths.computeIfAbsent(path, first -> JsonNodeFactory.instance.objectNode());
    item.forEachEntry(
        (member, value) -> {
          JsonNode other = known.get(member);
          if (other != null && !other.equals(value)) {
            throw new IllegalStateException(
                "Two services describe " + member + " " + path + "; one of them is " + service);
          }
          known.set(member, value);
        });
  }

  private ObjectNode result() {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    merged.put("openapi", VERSION);
    tags.values().forEach(merged.putArray("tags")::add);
    merged.putObject("paths").setAll(paths);
    merged.set("components", components);
    OpenApiSecurity.addTo(merged);
    return merged;
  }
}
