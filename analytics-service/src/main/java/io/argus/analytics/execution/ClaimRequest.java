package io.argus.analytics.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A runner that has nothing to do.
 *
 * @param leaseSeconds how long it may be silent before somebody else gets the execution
 */
record ClaimRequest(
    @Schema(required = true, description = "Its name, of this process alone") String runner,
    @Schema(minimum = "1", defaultValue = "60") int leaseSeconds,
    Filters filters) {

  /** What it can run; null = anything. */
  @Schema(name = "ClaimFilters")
  record Filters(
      @Nullable String project,
      @Nullable String suiteId,
      @Nullable String browser,
      @Nullable String environment,
      @Nullable UUID testCaseId) {}

  private static final List<String> FILTERS =
      List.of("project", "suiteId", "browser", "environment", "testCaseId");

  static ClaimRequest parse(@Nullable JsonNode body, ExecutionConfig limits) {
    JsonBody json = JsonBody.of(body, List.of("runner", "leaseSeconds", "filters"));
    Long lease = json.number("leaseSeconds", 1, limits.longestLease().toSeconds());
    JsonBody filters = json.object("filters", FILTERS);
    return new ClaimRequest(
        json.requiredLine("runner", ExecutionRequest.NAME_CHARS),
        (int) (lease == null ? limits.lease().toSeconds() : lease),
        new Filters(
            filters.line("project", 100),
            filters.line("suiteId", 100),
            filters.line("browser", ExecutionRequest.NAME_CHARS),
            filters.line("environment", ExecutionRequest.NAME_CHARS),
            filters.id("testCaseId")));
  }

  Duration lease() {
    return Duration.ofSeconds(leaseSeconds);
  }
}
