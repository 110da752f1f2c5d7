package io.argus.report.digest.content;

import io.argus.report.trend.PassRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a digest draws: the pass rate, and how long its suites take. */
final class Trends {

  private static final double MS_PER_MINUTE = 60_000;
  private static final double MS_PER_SECOND = 1000;

  private Trends() {}

  static List<Trend> of(Numbers numbers) {
    if (numbers.now() == null) {
      return List.of();
    }
    List<Trend> trends = new ArrayList<>();
    trends.add(passRate(numbers.days()));
    trends.add(durations(numbers.durations()));
    return trends.stream().filter(Trend::isWorthDrawing).toList();
  }

  private static Trend passRate(List<PassRate.Point> days) {
    Map<LocalDate, Double> rates = new LinkedHashMap<>();
    for (PassRate.Point day : days) {
      Double rate = day.passRate();
      if (rate != null) {
        rates.put(day.date(), rate);
      }
    }
    return new Trend("Pass rate", "%", List.copyOf(rates.keySet()), Map.of("pass rate", rates));
  }

  /** In minutes, or in seconds where every suite is quick. */
  private static Trend durations(Map<String, Map<LocalDate, Long>> bySuite) {
    boolean minutes =
        bySuite.values().stream()
            .flatMap(days -> days.values().stream())
            .anyMatch(ms -> ms >= 2 * MS_PER_MINUTE);
    double unit = minutes ? MS_PER_MINUTE : MS_PER_SECOND;
    TreeSet<LocalDate> days = new TreeSet<>();
    Map<String, Map<LocalDate, Double>> series = new LinkedHashMap<>();
    bySuite.forEach(
        (suite, byDay) -> {
          Map<LocalDate, Double> values = new LinkedHashMap<>();
          byDay.forEach((day, ms) -> values.put(day, ms / unit));
          days.addAll(values.keySet());
          series.put(Wording.line(suite, 30), values);
        });
    return new Trend("Suite durations, median", minutes ? "min" : "s", List.copyOf(days), series);
  }
}
