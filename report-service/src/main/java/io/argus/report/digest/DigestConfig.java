package io.argus.report.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How digests are sent. */
@ConfigMapping(prefix = "argus.digest")
interface DigestConfig {

  /** The mail server; with {@code none} nothing is sent, and nothing is given up either. */
  String smtpHost();

  default boolean sends() {
    return !smtpHost().equals("none");
  }

  /** Where people reach the gateway: what every link begins with. */
  String publicUrl();

  /** The address that digests come from. */
  String from();

  /** How often it is looked whether something is due. */
  @WithDefault("PT30S")
  Duration every();

  /**
   * How long a replica may take for one mail before another takes it over: longer than building and
   * sending can take, or a mail could go out twice.
   */
  @WithDefault("PT10M")
  Duration claim();

  /** How long a mail server may take for one mail. */
  @WithDefault("PT2M")
  Duration sendTimeout();
}
