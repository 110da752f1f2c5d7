package io.argus.cli.command;

import io.argus.cli.Surroundings;
import io.argus.cli.http.Client;
import io.argus.cli.runner.CommandTemplate;
import io.argus.cli.runner.Runner;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "runner",
    description = "Waits for executions and runs a command for each, until it is stopped.")
final class RunnerCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      required = true,
      description =
          "Exit code 0 is a pass. {name}, {className}, {id}, {browser}, {environment} and {baseUrl}"
              + " stay within their word; no shell reads them")
  private String exec = "";

  @Option(names = "--once", description = "One execution at most")
  private boolean once;

  @Option(
      names = "--filter",
      paramLabel = "KEY=VALUE",
      description =
          "Only these: project, suiteId, browser, environment, testCaseId; may be repeated")
  private Map<String, String> filters = new LinkedHashMap<>();

  @Option(
      names = "--lease",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "When others take over after this runner has died (default: ${DEFAULT-VALUE})")
  private int leaseSeconds;

  @Option(
      names = "--poll",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How often to ask while nothing waits (default: ${DEFAULT-VALUE})")
  private int pollSeconds;

  @Option(names = "--name", paramLabel = "NAME", description = "Else host and a random word")
  private @Nullable String name;

  RunnerCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (leaseSeconds < 1 || pollSeconds < 1) {
      throw new IllegalArgumentException("--lease and --poll must be at least 1.");
    }
    Runner.Settings settings =
        new Runner.Settings(
            name == null ? host() + "-" + UUID.randomUUID().toString().substring(0, 8) : name,
            Duration.ofSeconds(leaseSeconds),
            Duration.ofSeconds(pollSeconds),
            server.timeout(),
            filters,
            once);
    Runner runner =
        new Runner(
            new Client(server.target(surroundings)),
            CommandTemplate.parse(exec),
            settings,
            surroundings);
    Signals.handle("INT", runner::stop);
    Signals.handle("TERM", runner::stop);
    return runner.run();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "runner";
    }
  }
}
