package io.argus.report.trend;

import io.argus.report.parameter.QueryParameter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The query parameters that trends over days share, as text. */
record TrendSearch(
    @QueryParam("days")
        @Schema(
            type = SchemaType.INTEGER,
            minimum = "1",
            maximum = "3650",
            description = "Calendar days in tz, today included")
        @Nullable String days,
    @QueryParam("tz")
        @Schema(description = "IANA time zone, UTC by default", examples = "Asia/Kathmandu")
        @Nullable String tz,
    @QueryParam("project") @Nullable String project,
    @QueryParam("suiteId") @Nullable String suiteId,
    @QueryParam("branch") @Nullable String branch) {

  private static final int MAX_DAYS = 3650;

  /**
   * @param asAt the present
   * @param presetDays when none are given
   */
  TrendScope parse(Instant asAt, int presetDays, Interval interval) {
    int count = QueryParameter.integer("days", days, presetDays, 1, MAX_DAYS);
    return new TrendScope(
        count,
        Timeline.until(asAt, count, QueryParameter.zone("tz", tz), interval),
        QueryParameter.text("project", project),
        QueryParameter.text("suiteId", suiteId),
        QueryParameter.text("branch", branch));
  }
}
