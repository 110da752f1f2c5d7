package io.argus.analytics.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a running run counts as given up. */
@ConfigMapping(prefix = "argus.silence")
interface SilenceConfig {

  /**
   * How long a running run may stay silent: longer than the longest single test, or than the time
   * between the first and the last shard.
   */
  @WithDefault("PT1H")
  Duration limit();

  /** How often silent runs are looked for. */
  @WithDefault("PT10S")
  Duration every();
}
