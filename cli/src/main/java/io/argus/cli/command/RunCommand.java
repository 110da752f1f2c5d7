package io.argus.cli.command;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.config.ConfigFile;
import io.argus.cli.config.InvalidConfig;
import io.argus.cli.config.ProjectConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description =
        "Runs a test command, passes its exit code through, sends the reports that it has written.")
final class RunCommand implements Callable<Integer> {

  private static final int NOT_FOUND = 127;

  private final Surroundings surroundings;

  @Mixin private final RecordOptions options = new RecordOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "After --: the command and its arguments")
  private final List<String> command = new ArrayList<>();

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InvalidConfig, IOException {
    Recording recording = new Recording(surroundings, options);
    ProjectConfig config = config(recording);
    Instant began = surroundings.clock().instant();
    FileTime since = new FreshFiles(surroundings).now(began);
    ChildProcess tests;
    try {
      tests = ChildProcess.start(command, surroundings);
    } catch (IOException e) {
      recording.reporting().warn(String.valueOf(e.getMessage()));
      return NOT_FOUND;
    }
    if (config == null || !config.records()) {
      return tests.exitCode();
    }
    Preparation preparation =
        Preparation.begin(() -> recording.facts(config), options.server, surroundings);
    int exit = tests.exitCode();
    List<Path> reports = Reports.of(config, surroundings, since);
    int recorded = recording.record(reports, preparation::facts, began);
    return exit == ExitCode.OK ? recorded : exit;
  }

  /** The tests run in any case, unless somebody insists on a record; null = there will be none. */
  private @Nullable ProjectConfig config(Recording recording) throws InvalidConfig, IOException {
    try {
      options.check(surroundings.clock().instant());
      return ConfigFile.nearest(surroundings.directory());
    } catch (InvalidConfig | IllegalArgumentException e) {
      if (options.strict) {
        throw e;
      }
      recording.reporting().warn("nothing will be recorded: " + e.getMessage());
      return null;
    }
  }
}
