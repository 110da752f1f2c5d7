package io.argus.analytics.retention;

import java.time.Duration;

/**
 * What a project keeps.
 *
 * @param maxRuns 0 = unlimited
 */
record ProjectRules(int id, String slug, int retentionDays, int maxRuns) {

  Duration retention() {
    return Duration.ofDays(retentionDays);
  }
}
