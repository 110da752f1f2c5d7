package io.argus.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds {@code argus.yaml}: the nearest one from the working directory up to the repository. */
public final class ConfigFile {

  static final String NAME = "argus.yaml";

  private ConfigFile() {}

  /**
   * @throws InvalidConfig when there is one and it can't be used
   */
  public static ProjectConfig nearest(Path directory) throws InvalidConfig, IOException {
    Path file = find(directory);
    return file == null ? ProjectConfig.NONE : read(file);
  }

  public static boolean isOne(Path file) {
    return file.endsWith(NAME);
  }

  public static ProjectConfig read(Path file) throws InvalidConfig, IOException {
    return new ConfigReader(file, Files.readString(file)).read();
  }

  private static @Nullable Path find(Path directory) {
    for (Path folder = directory; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return file;
      }
      if (Files.exists(folder.resolve(".git"))) {
        return null;
      }
    }
    return null;
  }
}
