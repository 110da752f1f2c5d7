package io.argus.analytics.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much an execution may hold, and how long a runner may be silent. */
@ConfigMapping(prefix = "argus.execution")
interface ExecutionConfig {

  /** A log of a megabyte is read by nobody; the end of it is what a run keeps. */
  @WithDefault("1048576")
  int consoleLogChars();

  /** As much as the message of a failure may have. */
  @WithDefault("8192")
  int errorMessageChars();

  /** Descriptions, expected and actual results of steps; details of a trigger. */
  @WithDefault("4096")
  int textChars();

  @WithDefault("2048")
  int urlChars();

  @WithDefault("500")
  int steps();

  /** A runner that does not say how long it may be silent. */
  @WithDefault("60s")
  Duration lease();

  /** Whoever may be silent for longer holds up what nobody runs. */
  @WithDefault("1h")
  Duration longestLease();

  /** An execution that has lost so many runners kills them; it ends as an error. */
  @WithDefault("3")
  int claims();

  /** How often lapsed leases are looked for; {@code off} = only when somebody claims. */
  @WithDefault("5s")
  String lapseEvery();
}
