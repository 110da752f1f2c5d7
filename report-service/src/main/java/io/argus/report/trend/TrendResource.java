package io.argus.report.trend;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.report.database.AnalyticsDatabase;
import io.argus.report.parameter.QueryParameter;
import io.argus.report.parameter.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Trends over calendar days. */
@Path("/api/trends")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.READ)
@Tag(
    name = "Trends",
    description = "How results move over calendar days; days without runs are absent")
public class TrendResource {

  private static final Map<String, Interval> INTERVALS = Words.of(Interval.class);
  private static final int PASS_RATE_DAYS = 30;
  private static final int DURATION_DAYS = 14;
  private static final int FAILURE_DAYS = 7;
  private static final int TOP_N = 10;
  private static final int MAX_TOP_N = 500;

  private final Clock clock;
  private final AnalyticsDatabase database;
  private final PassRateQueries passRates;
  private final DurationQueries durations;
  private final FlakyQueries flaky;
  private final CaseFailureQueries failures;

  TrendResource(
      Clock clock,
      AnalyticsDatabase database,
      PassRateQueries passRates,
      DurationQueries durations,
      FlakyQueries flaky,
      CaseFailureQueries failures) {
    this.clock = clock;
    this.database = database;
    this.passRates = passRates;
    this.durations = durations;
    this.flaky = flaky;
    this.failures = failures;
  }

  @GET
  @Path("pass-rate")
  @Operation(
      operationId = "passRateTrend",
      summary = "Passed ÷ executed cases, by day or week (30 days by default)",
      description = "Aborted runs count with what ran in them; runs still running do not count.")
  @APIResponse(responseCode = "200", description = "Points in order of time")
  public PassRate passRate(
      @BeanParam TrendSearch search,
      @Schema(
              type = SchemaType.STRING,
              enumeration = {"day", "week"},
              defaultValue = "day")
          @QueryParam("interval")
          @Nullable String interval) {
    Interval asked = QueryParameter.word("interval", interval, INTERVALS);
    Interval by = asked == null ? Interval.DAY : asked;
    TrendScope scope = search.parse(clock.instant(), PASS_RATE_DAYS, by);
    return database.read(connection -> passRates.passRate(connection, scope, by));
  }

  @GET
  @Path("duration")
  @Operation(
      operationId = "durationTrend",
      summary = "How long runs took, by day (14 days by default)",
      description =
          "Runs that came to their end and say how long they took; aborted ones do not count.")
  @APIResponse(responseCode = "200", description = "Points in order of time")
  public Durations duration(@BeanParam TrendSearch search) {
    TrendScope scope = search.parse(clock.instant(), DURATION_DAYS, Interval.DAY);
    return database.read(connection -> durations.durations(connection, scope));
  }

  @GET
  @Path("flaky")
  @Operation(
      operationId = "flakyCases",
      summary = "The cases that fail most, highest score first",
      description =
          "Of the cases in their suite's newest complete run on the default branch, or on any"
              + " branch where there is none. Equal scores: the one that failed last comes first.")
  @APIResponse(responseCode = "200", description = "Cases with a score above 0")
  public FlakyCases flaky(
      @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "10")
          @QueryParam("topN")
          @Nullable String topN,
      @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "1") @QueryParam("minScore")
          @Nullable String minScore,
      @QueryParam("project") @Nullable String project,
      @QueryParam("suiteId") @Nullable String suiteId) {
    int count = QueryParameter.integer("topN", topN, TOP_N, 1, MAX_TOP_N);
    double floor = QueryParameter.fraction("minScore", minScore);
    String slug = QueryParameter.text("project", project);
    String suite = QueryParameter.text("suiteId", suiteId);
    return database.read(connection -> flaky.top(connection, count, floor, slug, suite));
  }

  @GET
  @Path("failures")
  @Operation(
      operationId = "caseFailures",
      summary = "When and how one case failed (7 days by default)",
      description =
          "All cases of the name count, in every variant, and of every suite unless one is named;"
              + " recent holds the newest 20 failures.")
  @APIResponse(responseCode = "200", description = "Points in order of time, failures newest first")
  public CaseFailures failures(
      @BeanParam TrendSearch search,
      @Parameter(
              required = true,
              description = "The exact name, or className.name",
              example = "com.example.CartTest.addsAnItem")
          @QueryParam("caseName")
          @Nullable String caseName) {
    String name = QueryParameter.text("caseName", caseName);
    if (name == null) {
      throw ProblemException.invalid(
          "caseName", "caseName is needed: the name of a case, or className.name.");
    }
    TrendScope scope = search.parse(clock.instant(), FAILURE_DAYS, Interval.DAY);
    return database.read(connection -> failures.failures(connection, scope, name));
  }
}
