package io.argus.embedded.command;

import io.argus.embedded.ReservedPorts;
import io.argus.embedded.home.StackState;
import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.stack.Storage;
import io.argus.embedded.supervisor.PortHolder;
import io.argus.embedded.supervisor.StackSettings;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether {@code up} on a running stack has to restart all of it, and whether it may. */
final class Restart {

  private Restart() {}

  /**
   * Why all of it has to be restarted. A variable that the user has not set asks for nothing: a
   * plain {@code up} leaves a stack on another port alone.
   */
  static Optional<String> reason(StackState running, StackSettings wanted) {
    if (!running.build().equals(wanted.build())) {
      return Optional.of("The stack itself was built anew");
    }
    String changed =
        wanted.fixed().entrySet().stream()
            .filter(setting -> isSet(wanted, setting.getKey()))
            .filter(setting -> !setting.getValue().equals(running.settings().get(setting.getKey())))
            .map(setting -> change(setting, running.settings()))
            .collect(Collectors.joining(", "));
    return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
  }

  /** Refuses a restart that would lose data or could not succeed. */
  static void check(StackState running, StackSettings wanted, String why) throws StackFailure {
    if (new Storage.Memory().id().equals(running.settings().get(Storage.VARIABLE))) {
      throw new StackFailure(
          why
              + ", which needs a restart. The running stack keeps its data in memory and would lose"
              + " it. When that is fine: ./argus down, then ./argus up");
    }
    String port = Integer.toString(wanted.gatewayPort());
    if (!port.equals(running.settings().get("ARGUS_PORT"))) {
      ReservedPorts attempt = new ReservedPorts();
      PortHolder.claim(wanted.gatewayPort(), attempt);
      attempt.releaseAll();
    }
  }

  private static boolean isSet(StackSettings wanted, String variable) {
    return !wanted.environment().getOrDefault(variable, "").isBlank();
  }

  private static String change(Map.Entry<String, String> setting, Map<String, String> before) {
    String was = before.get(setting.getKey());
    return "%s is %s now%s"
        .formatted(setting.getKey(), setting.getValue(), was == null ? "" : ", was " + was);
  }
}
