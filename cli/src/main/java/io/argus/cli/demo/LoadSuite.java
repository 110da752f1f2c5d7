package io.argus.cli.demo;

import io.argus.contracts.run.Failure;
import io.argus.contracts.run.LoadMetrics;
import org.jspecify.annotations.Nullable;

/** What a load test measures for each kind of request: one of them slower and failing of late. */
final class LoadSuite {

  private static final int MINUTES_10 = 600_000;
  private static final long SAMPLES = 12_000;

  private LoadSuite() {}

  static void write(CaseBook book, Moment at) {
    boolean worse = at.isAfterRelease();
    request(book, at, "GET /item", 42, 0.0, null);
    request(book, at, "GET /cart", worse ? 160 : 95, 0.0, null);
    request(book, at, "GET /search", 120, 0.1, null);
    request(
        book,
        at,
        "POST /order",
        worse ? 330 : 210,
        worse ? 2.4 : 0.1,
        worse
            ? new Failure("rate of failed requests 2.4 % is above 1 %", "threshold", null)
            : null);
  }

  private static void request(
      CaseBook book,
      Moment at,
      String name,
      int medianMs,
      double errorRatePercent,
      @Nullable Failure failure) {
    double median = at.about(medianMs * 10) / 10.0;
    LoadMetrics metrics =
        new LoadMetrics(
            SAMPLES,
            tenth(median * 1.15),
            tenth(median * 0.4),
            tenth(median * 11),
            median,
            tenth(median * 1.7),
            tenth(median * 2.2),
            tenth(median * 4),
            20.0,
            errorRatePercent);
    book.load(name, MINUTES_10, metrics, failure);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
