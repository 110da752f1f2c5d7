package io.argus.report.digest.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Something by day, to be drawn; days without a value are absent.
 *
 * @param days at least those with a value, in order
 * @param series by name
 */
public record Trend(
    String title, String unit, List<LocalDate> days, Map<String, Map<LocalDate, Double>> series) {

  public Trend {
    days = List.copyOf(days);
  }

  /** A single point is no trend. */
  public boolean isWorthDrawing() {
    return days.size() > 1;
  }
}
