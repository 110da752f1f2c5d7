package io.argus.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renames the components of a document whose names are taken by something else. */
final class ComponentNames {

  private static final String REFERENCE = "$ref";

  private final String prefix;
  private final ObjectNode taken;

  ComponentNames(String service, ObjectNode taken) {
    this.prefix = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
    this.taken = taken;
  }

  private record Clash(String kind, String name) {}

  /**
   * A component that is equal to a taken one keeps its name, unless it refers to a renamed one; so
   * this goes on until a look at all of them finds nothing to rename.
   */
  void settle(ObjectNode document) {
    for (List<Clash> clashes = clashes(document); !clashes.isEmpty(); clashes = clashes(document)) {
      clashes.forEach(clash -> rename(document, clash));
    }
  }

  private List<Clash> clashes(ObjectNode document) {
    List<Clash> clashes = new ArrayList<>();
    document
        .path("components")
        .forEachEntry(
            (kind, named) ->
                named.forEachEntry(
                    (name, component) -> {
                      JsonNode other = taken.path(kind).get(name);
                      if (other != null && !other.equals(component)) {
                        clashes.add(new Clash(kind, name));
                      }
                    }));
    return clashes;
  }

  private void rename(ObjectNode document, Clash clash) {
    ObjectNode components = (ObjectNode) document.path("components").path(clash.kind());
    String name = freeName(components, clash);
    components.set(name, components.remove(clash.name()));
    String path = "#/components/" + clash.kind() + "/";
    redirect(document, path + clash.name(), path + name);
  }

  private String freeName(ObjectNode components, Clash clash) {
    String name = prefix + clash.name();
    while (components.has(name) || taken.path(clash.kind()).has(name)) {
      name = prefix + name;
    }
    return name;
  }

  private static void redirect(JsonNode node, String from, String to) {
    if (node instanceof ObjectNode object && from.equals(object.path(REFERENCE).asText())) {
      object.set(REFERENCE, TextNode.valueOf(to));
    }
    node.forEach(child -> redirect(child, from, to));
  }
}
