package io.argus.report.digest.numbers;

import io.argus.report.digest.content.Listing;
import io.argus.report.digest.content.Numbers;
import io.argus.report.digest.content.Numbers.FlakyCase;
import io.argus.report.digest.content.Numbers.SuiteNumbers;
import io.argus.report.digest.schedule.Cadence;
import io.argus.report.digest.schedule.Period;
import io.argus.report.stability.FlakyInfo;
import io.argus.report.stability.Verdict;
import io.argus.report.trend.DurationQueries;
import io.argus.report.trend.Durations;
import io.argus.report.trend.FlakyQueries;
import io.argus.report.trend.PassRate;
import io.argus.report.trend.PassRateQueries;
import io.argus.report.trend.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads all numbers of a digest; pass rates and durations are those of the trends. */
@ApplicationScoped
public class DigestQueries {

  private static final int CHANGES = 10;
  private static final int SLOWER = 5;
  private static final int FLAKIEST = 5;

  /** Among so many of the highest scores: those that always fail are among them, too. */
  private static final int CANDIDATES = 50;

  private static final int SUITES = 10;
  private static final int DRAWN_SUITES = 3;

  private static final int DAYS_OF_DAILY = 14;
  private static final int DAYS_OF_WEEKLY = 28;

  private final PassRateQueries passRates;
  private final DurationQueries durations;
  private final FlakyQueries flaky;

  DigestQueries(PassRateQueries passRates, DurationQueries durations, FlakyQueries flaky) {
    this.passRates = passRates;
    this.durations = durations;
    this.flaky = flaky;
  }

  /**
   * @param projectIds that its reader may see
   */
  public Numbers numbers(Connection connection, List<Integer> projectIds, Period period)
      throws SQLException {
    Timeline days = days(period);
    Sample sample = Sample.of(connection, projectIds, period);
    Listing<SuiteNumbers> suites = SuiteQueries.list(connection, projectIds, period, SUITES);
    return new Numbers(
        period,
        total(connection, projectIds, period),
        total(connection, projectIds, period.previous()),
        passRates.points(connection, projectIds, days),
        RedCaseQueries.list(connection, projectIds, period, CHANGES),
        SampleQueries.slower(connection, sample, SLOWER),
        SampleQueries.stopped(connection, sample, period, CHANGES),
        SampleQueries.load(connection, sample, CHANGES),
        flakiest(connection, projectIds),
        suites,
        durations(connection, projectIds, days, suites.items()));
  }

  private static Timeline days(Period period) {
    int days = period.cadence() == Cadence.DAILY ? DAYS_OF_DAILY : DAYS_OF_WEEKLY;
    return Timeline.days(period.end().minusDays(days), period.end(), period.zone());
  }

  private PassRate.@Nullable Point total(
      Connection connection, List<Integer> projectIds, Period period) throws SQLException {
    Timeline whole = new Timeline(List.of(period.start()), List.of(period.from()), period.to());
    return passRates.points(connection, projectIds, whole).stream().findFirst().orElse(null);
  }

  private List<FlakyCase> flakiest(Connection connection, List<Integer> projectIds)
      throws SQLException {
    return flaky.top(connection, projectIds, CANDIDATES, 0, null).items().stream()
        .filter(item -> wavers(item.flaky()))
        .limit(FLAKIEST)
        .map(item -> new FlakyCase(item.identity(), item.flaky()))
        .toList();
  }

  /** What fails since yesterday, or always, is broken and no flake. */
  private static boolean wavers(FlakyInfo flaky) {
    return flaky.isFlaky()
        && flaky.verdict() != Verdict.NEW_FAILURE
        && flaky.verdict() != Verdict.BROKEN;
  }

  private Map<String, Map<LocalDate, Long>> durations(
      Connection connection, List<Integer> projectIds, Timeline days, List<SuiteNumbers> suites)
      throws SQLException {
    Map<String, Map<LocalDate, Long>> bySuite = new LinkedHashMap<>();
    List<String> drawn =
        suites.stream()
            .filter(suite -> suite.medianMs() != null)
            .map(SuiteNumbers::suiteId)
            .distinct()
            .limit(DRAWN_SUITES)
            .toList();
    for (String suite : drawn) {
      Map<LocalDate, Long> medians = new TreeMap<>();
      for (Durations.Point point : durations.points(connection, projectIds, days, suite)) {
        medians.put(point.date(), point.p50Ms());
      }
      bySuite.put(suite, medians);
    }
    return bySuite;
  }
}
