package io.argus.cli.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code argus.yaml} says.
 *
 * @param file null = there is none
 * @param reports globs, relative to the file's folder; empty = the default ones
 * @param identityExclude RE2 patterns
 * @param enabled false = nothing is recorded, and nothing fails
 */
public record ProjectConfig(
    @Nullable Path file,
    @Nullable String project,
    @Nullable String suiteId,
    List<String> reports,
    List<String> identityExclude,
    boolean enabled,
    History history) {

  /** Without a file. */
  public static final ProjectConfig NONE =
      new ProjectConfig(null, null, null, List.of(), List.of(), true, History.DEFAULT);

  public ProjectConfig {
    reports = List.copyOf(reports);
    identityExclude = List.copyOf(identityExclude);
  }

  /** False when either switch is off. */
  public boolean records() {
    return enabled && history.enabled();
  }

  /**
   * The local stack's store.
   *
   * @param retention in days; null = the server's default
   * @param maxRuns null = the server's default
   */
  public record History(
      boolean enabled,
      @Nullable String storage,
      @Nullable String path,
      @Nullable Integer retention,
      @Nullable Integer maxRuns) {

    static final History DEFAULT = new History(true, null, null, null, null);
  }
}
