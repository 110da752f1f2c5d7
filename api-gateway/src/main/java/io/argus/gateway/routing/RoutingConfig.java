package io.argus.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are, and how long to wait for them. */
@ConfigMapping(prefix = "argus.routing")
interface RoutingConfig {

  URI ingestUrl();

  URI analyticsUrl();

  URI reportUrl();

  /** A service on the same network accepts a connection at once or is not there. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** From the end of the request to the head of the answer; {@code wait=} holds it for 10 s. */
  @WithDefault("60s")
  Duration answerTimeout();

  /** Without a byte in either direction; so a slow upload may take its time, a dead one not. */
  @WithDefault("120s")
  Duration idleTimeout();

  /** Connections from each event loop to each service. */
  @WithDefault("256")
  int connections();

  /** Uploads that wait for their verdict at once; more of them wait in line for it. */
  @WithDefault("512")
  int waiting();

  default URI urlOf(Service service) {
    return switch (service) {
      case INGEST -> ingestUrl();
      case ANALYTICS -> analyticsUrl();
      case REPORT -> reportUrl();
    };
  }
}
