package io.argus.embedded.command;

import io.argus.embedded.home.Home;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Storage;
import io.argus.embedded.supervisor.StackSettings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the environment says; the shell starter fills in what the user left out. */
record Invocation(Map<String, String> environment) {

  private static final Map<Part, String> MODULES =
      Map.of(
          Part.INGEST, "ingest-service",
          Part.ANALYTICS, "analytics-service",
          Part.REPORT, "report-service",
          Part.GATEWAY, "api-gateway");

  static Invocation of(Map<String, String> environment) {
    return new Invocation(Map.copyOf(environment));
  }

  Home home() {
    return new Home(Path.of(value("ARGUS_HOME", ".argus")));
  }

  StackSettings settings() {
    return new StackSettings(
        home(),
        port(),
        value("ARGUS_HOST", "127.0.0.1"),
        value("ARGUS_COMMIT", "unknown"),
        value("ARGUS_BUILD", "unknown"),
        builtServices(),
        Optional.ofNullable(environment.get("ARGUS_ADMIN_TOKEN")).filter(token -> !token.isBlank()),
        Storage.of(environment),
        environment);
  }

  private int port() {
    String text = value("ARGUS_PORT", Integer.toString(Part.GATEWAY.defaultPort()));
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException("ARGUS_PORT is not a port: " + text);
    }
    return Integer.parseInt(text);
  }

  private Map<Part, Path> builtServices() {
    Path root = Path.of(value("ARGUS_ROOT", "."));
    Map<Part, Path> built = new EnumMap<>(Part.class);
    MODULES.forEach(
        (part, module) -> built.put(part, root.resolve(module).resolve("target/quarkus-app")));
    return built;
  }

  private String value(String name, String otherwise) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
