package io.argus.analytics.attachment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When attachments go. Those of a run go with it. */
@ConfigMapping(prefix = "argus.attachment-expiry")
interface ExpiryConfig {

  /**
   * How long attachments wait for a run that never came: longer than ingest-service announces them
   * (two days), so that what has expired is not announced again.
   */
  @WithDefault("PT72H")
  Duration withoutRun();

  /** How often those of no run are looked for; {@code off} = never. */
  @WithDefault("10m")
  String every();
}
