package io.argus.cli.command;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.config.ConfigFile;
import io.argus.cli.config.InvalidConfig;
import io.argus.cli.config.ProjectConfig;
import io.argus.cli.find.ReportFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "upload",
    description =
        "Sends test reports; without files, those that test tools have put in their usual places.")
final class UploadCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final RecordOptions options = new RecordOptions();

  @Parameters(paramLabel = "FILE", description = "Files, folders or globs")
  private final List<String> files = new ArrayList<>();

  UploadCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InvalidConfig, IOException {
    options.check(surroundings.clock().instant());
    ProjectConfig config = ConfigFile.nearest(surroundings.directory());
    Recording recording = new Recording(surroundings, options);
    if (!config.records()) {
      recording.reporting().nothing("disabled", "recording is switched off in " + config.file());
      return ExitCode.OK;
    }
    return recording.record(
        found(config, recording), () -> recording.facts(config), surroundings.clock().instant());
  }

  private List<Path> found(ProjectConfig config, Recording recording) throws IOException {
    if (files.isEmpty()) {
      return Reports.of(config, surroundings, null);
    }
    List<String> missing = new ArrayList<>();
    List<Path> found = new ReportFinder(surroundings.directory(), null).named(files, missing);
    missing.forEach(name -> recording.reporting().warn("there is no report " + name));
    return found;
  }
}
