package io.argus.report.digest.rendering;

import io.argus.report.digest.content.Trend;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trend as it is shown.
 *
 * @param src of the image; null = a table stands in for it
 */
public record Picture(Trend trend, @Nullable String src) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /** With the image in the page itself. */
  static List<Picture> embedded(List<Chart> charts) {
    return charts.stream()
        .map(
            chart ->
                new Picture(
                    chart.trend(),
                    chart.png() == null
                        ? null
                        : "data:image/png;base64,"
                            + Base64.getEncoder().encodeToString(chart.png())))
        .toList();
  }

  /** With the image beside the page, as part of the same mail. */
  static List<Picture> attached(List<Chart> charts) {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      Chart chart = charts.get(i);
      pictures.add(
          new Picture(chart.trend(), chart.png() == null ? null : "cid:" + Chart.contentId(i)));
    }
    return pictures;
  }

  public String title() {
    return trend.title();
  }

  /** The table: a line a day. */
  public List<Line> lines() {
    return trend.days().stream().map(day -> new Line(DAY.format(day), values(day))).toList();
  }

  private String values(LocalDate day) {
    return trend.series().entrySet().stream()
        .filter(series -> series.getValue().containsKey(day))
        .map(
            series ->
                String.format(
                    Locale.ROOT,
                    "%s %.1f %s",
                    series.getKey(),
                    series.getValue().get(day),
                    trend.unit()))
        .collect(Collectors.joining(", "));
  }

  /** One day of a table. */
  public record Line(String day, String values) {}
}
