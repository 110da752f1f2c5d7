package io.argus.report.trend;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What trends take for the present; tests put a clock of their own in its place. */
final class PresentTime {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
