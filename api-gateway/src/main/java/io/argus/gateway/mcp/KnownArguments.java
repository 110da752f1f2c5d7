package io.argus.gateway.mcp;

import io.quarkiverse.mcp.server.ToolManager.ToolArgument;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides whether a tool has the arguments that it is given, and of their kind: an argument that is
 * ignored would answer another question.
 */
final class KnownArguments {

  private static final int LONGEST_TOLD = 100;

  private KnownArguments() {}

  /** What to tell the agent; nothing when all is well. */
  static Optional<String> refusal(String tool, List<ToolArgument> known, JsonObject given) {
    Map<String, Type> types =
        known.stream().collect(Collectors.toMap(ToolArgument::name, ToolArgument::type));
    for (String name : given.fieldNames()) {
      Type type = types.get(name);
      if (type == null) {
        return Optional.of(
            tool
                + " has no argument "
                + Untrusted.cut(name, LONGEST_TOLD)
                + "; it has "
                + types.keySet().stream().sorted().collect(Collectors.joining(", "))
                + ".");
      }
      Object value = given.getValue(name);
      if (value != null && !fits(type, value)) {
        return Optional.of(name + " must be a " + kind(type) + ".");
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Type type, Object value) {
    if (type == int.class) {
      return value instanceof Number number && number.doubleValue() == number.intValue();
    }
    return type == Double.class ? value instanceof Number : value instanceof String;
  }

  private static String kind(Type type) {
    if (type == int.class) {
      return "whole number";
    }
    return type == Double.class ? "number" : "text";
  }
}
