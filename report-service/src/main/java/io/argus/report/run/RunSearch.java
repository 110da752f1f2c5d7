package io.argus.report.run;

import io.argus.contracts.run.RunStatus;
import io.argus.contracts.run.Trigger;
import io.argus.http.ProblemException;
import io.argus.http.Slice;
import io.argus.http.TimeCursor;
import io.argus.report.parameter.QueryParameter;
import io.argus.report.parameter.Words;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of runs, as text. */
record RunSearch(
    @QueryParam("project") @Nullable String project,
    @QueryParam("branch") @Nullable String branch,
    @QueryParam("suiteId") @Nullable String suiteId,
    @QueryParam("status") @Schema(enumeration = {"running", "pass", "fail", "aborted"})
        @Nullable String status,
    @QueryParam("trigger")
        @Schema(enumeration = {"cli", "mcp", "ci", "dashboard", "schedule", "webhook", "manual"})
        @Nullable String trigger,
    @QueryParam("id")
        @Schema(
            description = "Runs whose id begins so, at least four characters",
            minLength = 4,
            maxLength = 36,
            examples = "2410c24c")
        @Nullable String id,
    @QueryParam("since")
        @Schema(
            description = "Runs that started then or later: a time, or a date for its UTC midnight",
            examples = "2026-11-20T08:00:00Z")
        @Nullable String since,
    @QueryParam("until") @Schema(description = "Runs that started before it, read as since is")
        @Nullable String until,
    @QueryParam("limit") @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500")
        @Nullable String limit,
    @QueryParam("offset") @Schema(type = SchemaType.INTEGER, minimum = "0") @Nullable String offset,
    @QueryParam("cursor")
        @Schema(description = "The nextCursor of the page before, instead of an offset")
        @Nullable String cursor) {

  private static final Map<String, RunStatus> STATUSES = Words.of(RunStatus.class);
  private static final Map<String, Trigger> TRIGGERS = Words.of(Trigger.class);

  RunFilter filter() {
    Instant from = QueryParameter.instant("since", since);
    Instant to = QueryParameter.instant("until", until);
    if (from != null && to != null && to.isBefore(from)) {
      throw ProblemException.invalid("until", "until must not be before since.");
    }
    Trigger by = QueryParameter.word("trigger", trigger, TRIGGERS);
    return new RunFilter(
        QueryParameter.text("project", project),
        QueryParameter.text("branch", branch),
        QueryParameter.text("suiteId", suiteId),
        QueryParameter.word("status", status, STATUSES),
        by == null ? null : Words.of(by),
        RunIds.beginningWith("id", QueryParameter.text("id", id)),
        from,
        to);
  }

  Slice<TimeCursor> slice() {
    return Slice.parse(limit, offset, cursor, TimeCursor::parse);
  }
}
