package io.argus.embedded.supervisor;

import io.argus.embedded.home.Home;
import io.argus.embedded.stack.Part;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What one stack is started with.
 *
 * @param build fingerprint of the supervisor's own jars
 * @param builtServices where the build left each service
 * @param presetToken the admin token that the environment asks for
 */
public record StackSettings(
    Home home,
    int gatewayPort,
    String host,
    String commit,
    String build,
    Map<Part, Path> builtServices,
    Optional<String> presetToken) {

  public StackSettings {
    builtServices = Map.copyOf(builtServices);
  }
}
