package io.argus.analytics.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be called, and how long somebody who does not answer is tried. */
@ConfigMapping(prefix = "argus.webhook")
interface WebhookConfig {

  /** What links begin with. */
  String publicUrl();

  /** Loopback and private networks, too: for whoever trusts all owners of projects. */
  boolean allowPrivateAddresses();

  /** Until there is a connection, TLS included. */
  @WithDefault("5s")
  Duration connectTimeout();

  /**
   * From the connection to the status of the answer: whoever has taken a request says so at once.
   */
  @WithDefault("10s")
  Duration answerTimeout();

  /** After the first attempt; three times as long after each further one. */
  @WithDefault("5s")
  Duration firstWait();

  @WithDefault("10m")
  Duration longestWait();

  /** A runner that was away for longer has missed it. */
  @WithDefault("1h")
  Duration giveUpAfter();

  /** How often calls that are due again are looked for; new ones go out at once. */
  @WithDefault("2s")
  String every();
}
