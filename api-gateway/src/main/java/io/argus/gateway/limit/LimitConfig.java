package io.argus.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** So many requests at once, and as many again in each such time; 0 = no limit. */
@ConfigMapping(prefix = "argus.limit")
interface LimitConfig {

  /** A busy build farm with one token stays below; a program that has run wild does not. */
  @WithDefault("30000")
  int perToken();

  /** A whole company may be behind one address. */
  @WithDefault("60000")
  int perAddress();

  @WithDefault("30s")
  Duration in();

  /** Enough for a team behind one address on a Monday morning. */
  @WithDefault("20")
  int loginsPerAddress();

  /** Enough for a forgotten password; a dictionary takes years. */
  @WithDefault("10")
  int loginsPerEmail();

  @WithDefault("5m")
  Duration loginsIn();
}
