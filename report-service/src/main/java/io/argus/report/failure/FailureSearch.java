package io.argus.report.failure;

import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.report.parameter.QueryParameter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of failures, as text. */
record FailureSearch(
    @QueryParam("project") @Nullable String project,
    @QueryParam("suiteId") @Nullable String suiteId,
    @QueryParam("days")
        @Schema(
            type = SchemaType.INTEGER,
            minimum = "1",
            maximum = "3650",
            defaultValue = "7",
            description = "Calendar days in tz, today included")
        @Nullable String days,
    @QueryParam("tz")
        @Schema(description = "IANA time zone, UTC by default", examples = "Asia/Kathmandu")
        @Nullable String tz,
    @QueryParam("limit") @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500")
        @Nullable String limit,
    @QueryParam("offset") @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "10000")
        @Nullable String offset) {

  private static final int DAYS = 7;
  private static final int MAX_DAYS = 3650;

  /** What is passed over has to be ranked as well, and is held in memory for it. */
  private static final int MAX_OFFSET = 10_000;

  Filter filter(Instant asAt) {
    int count = QueryParameter.integer("days", days, DAYS, 1, MAX_DAYS);
    ZoneId zone = QueryParameter.zone("tz", tz);
    return new Filter(
        QueryParameter.text("project", project),
        QueryParameter.text("suiteId", suiteId),
        LocalDate.ofInstant(asAt, zone).minusDays(count - 1L).atStartOfDay(zone).toInstant(),
        Page.limit(QueryParameter.integer("limit", limit)),
        offset(Page.offset(QueryParameter.integer("offset", offset))));
  }

  private static int offset(int asked) {
    if (asked > MAX_OFFSET) {
      throw ProblemException.invalid(
          "offset",
          "offset must not be above "
              + MAX_OFFSET
              + " here. Ask for fewer days, one project or one suite.");
    }
    return asked;
  }

  /** Which failures a list shows; null = any. */
  record Filter(
      @Nullable String project, @Nullable String suiteId, Instant since, int limit, int offset) {}
}
