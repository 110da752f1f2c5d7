package io.argus.gateway.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "argus.health")
interface HealthConfig {

  /** Less than the patience of what asks the gateway: probes commonly wait 3 s or more. */
  @WithDefault("2s")
  Duration timeout();
}
