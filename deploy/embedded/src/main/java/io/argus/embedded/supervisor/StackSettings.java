package io.argus.embedded.supervisor;

import io.argus.embedded.home.Home;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Storage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one stack is started with.
 *
 * @param build fingerprint of the supervisor's own jars
 * @param builtServices where the build left each service
 * @param presetToken the admin token that the environment asks for
 * @param environment what the user's environment says
 */
public record StackSettings(
    Home home,
    int gatewayPort,
    String host,
    String commit,
    String build,
    Map<Part, Path> builtServices,
    Optional<String> presetToken,
    Storage storage,
    Map<String, String> environment) {

  public StackSettings {
    builtServices = Map.copyOf(builtServices);
    environment = Map.copyOf(environment);
  }

  /** What a running stack can't change without a restart, as the variables that say it. */
  public Map<String, String> fixed() {
    Map<String, String> fixed = new LinkedHashMap<>();
    fixed.put(Storage.VARIABLE, storage.id());
    fixed.put("ARGUS_PORT", Integer.toString(gatewayPort));
    fixed.put("ARGUS_HOST", host);
    if (storage instanceof Storage.Remote remote) {
      fixed.put("ARGUS_KAFKA_BOOTSTRAP_SERVERS", remote.bootstrapServers());
      fixed.put("ARGUS_DB_URL", remote.jdbcUrl());
      fixed.put("ARGUS_DB_USER", remote.user());
    }
    return fixed;
  }
}
