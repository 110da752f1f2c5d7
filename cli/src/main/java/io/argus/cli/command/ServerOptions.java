package io.argus.cli.command;

import io.argus.cli.Surroundings;
import io.argus.cli.http.Client;
import io.argus.cli.http.Orders;
import io.argus.cli.http.Questions;
import io.argus.cli.http.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, as whom, how long. */
final class ServerOptions {

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Address of Argus (ARGUS_SERVER; else the local stack's)")
  @Nullable String server;

  @Option(names = "--token", paramLabel = "TOKEN", description = "API token (ARGUS_TOKEN)")
  @Nullable String token;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "For everything together (default: ${DEFAULT-VALUE})")
  int timeoutSeconds;

  @Option(names = "--json", description = "Answer as JSON")
  boolean json;

  Target target(Surroundings surroundings) {
    return Target.of(server, token, surroundings);
  }

  /**
   * @throws IllegalArgumentException when there would be no time at all
   */
  Duration timeout() {
    if (timeoutSeconds < 1) {
      throw new IllegalArgumentException("--timeout must be at least 1.");
    }
    return Duration.ofSeconds(timeoutSeconds);
  }

  Questions questions(Surroundings surroundings) {
    return new Questions(new Client(target(surroundings)), surroundings, timeout());
  }

  Orders orders(Surroundings surroundings) {
    return new Orders(new Client(target(surroundings)), surroundings, timeout());
  }
}
