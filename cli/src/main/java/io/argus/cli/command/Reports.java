package io.argus.cli.command;

import io.argus.cli.Surroundings;
import io.argus.cli.config.ProjectConfig;
import io.argus.cli.find.ReportFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reports that nobody has named on the command line. */
final class Reports {

  private Reports() {}

  /** By argus.yaml's globs, from its folder; else in the usual places below this one. */
  static List<Path> of(ProjectConfig config, Surroundings surroundings, @Nullable FileTime since)
      throws IOException {
    Path file = config.file();
    Path root = file == null || config.reports().isEmpty() ? null : file.getParent();
    return new ReportFinder(root == null ? surroundings.directory() : root, since)
        .find(config.reports());
  }
}
