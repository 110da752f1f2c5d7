package io.argus.analytics.project;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a project begins with, where the installation decides. */
@ConfigMapping(prefix = "argus.project")
public interface ProjectConfig {

  /** How many days of runs a project keeps until it is told otherwise: the column's default. */
  int RETENTION_DAYS = 90;

  /**
   * How many runs a project keeps; 0 = as many as come. A laptop's disk is small, a server's not.
   */
  @WithDefault("0")
  int maxRuns();
}
