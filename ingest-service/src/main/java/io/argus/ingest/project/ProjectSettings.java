package io.argus.ingest.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.argus.contracts.run.IdentityPatterns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As much of a project's settings as matters to whoever posts to it.
 *
 * @param enabled false = what is posted is dropped
 * @param retentionDays how long runs are kept, from their start
 * @param identity what is no part of a case's identity
 */
record ProjectSettings(boolean enabled, int retentionDays, IdentityPatterns identity) {

  /** Of a project that nobody has changed, or that has no post yet. */
  static final ProjectSettings DEFAULT = new ProjectSettings(true, 90, IdentityPatterns.NONE);

  /** As analytics-service answers; what it does not say is the default. */
  @JsonCreator
  static ProjectSettings of(
      @JsonProperty("enabled") @Nullable Boolean enabled,
      @JsonProperty("retentionDays") @Nullable Integer retentionDays,
      @JsonProperty("identityExclude") @Nullable List<String> identityExclude) {
    return new ProjectSettings(
        enabled == null ? DEFAULT.enabled : enabled,
        retentionDays == null ? DEFAULT.retentionDays : retentionDays,
        identityExclude == null ? DEFAULT.identity : IdentityPatterns.of(identityExclude));
  }

  /** What becomes of a post for a run that started then. */
  Admission admit(String project, Instant startedAt, Instant now) {
    List<String> warnings = new ArrayList<>();
    if (!enabled) {
      warnings.add(
          "project "
              + project
              + " is disabled: nothing was recorded; an administrator can enable it with PUT"
              + " /api/projects/"
              + project);
    } else if (isExpired(startedAt, now)) {
      warnings.add(
          "startedAt "
              + startedAt
              + " is older than the "
              + retentionDays
              + " days that project "
              + project
              + " keeps: the run expires at once, nothing was recorded");
    }
    return new Admission(enabled && !isExpired(startedAt, now), identity, warnings);
  }

  private boolean isExpired(Instant startedAt, Instant now) {
    return startedAt.isBefore(now.minus(Duration.ofDays(retentionDays)));
  }
}
