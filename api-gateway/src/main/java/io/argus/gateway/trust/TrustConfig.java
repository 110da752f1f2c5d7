package io.argus.gateway.trust;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "argus.trust")
interface TrustConfig {

  /** How long an issuer's keys are not fetched again: a key that it withdraws works for so long. */
  @WithDefault("1h")
  Duration keysFresh();

  /** Keys are not fetched more often than this, however many tokens name unknown ones. */
  @WithDefault("30s")
  Duration keysAgain();

  /** How long keys are kept while their issuer is away. */
  @WithDefault("24h")
  Duration keysKept();

  /** An issuer that answers later than this is away. */
  @WithDefault("5s")
  Duration issuerTimeout();
}
