package io.argus.formats.k6;

import io.argus.formats.load.SampleTable;
import io.argus.formats.load.Samples;
import io.argus.formats.load.Span;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The points of one run, as both streams of k6 have them: requests, checks, trends. */
final class K6Points {

  /** k6 measures in nanoseconds and rounds nothing; a microsecond is enough. */
  static final int UNITS_PER_MS = 1_000;

  private static final Set<String> READ =
      Set.of(
          "http_req_duration",
          "grpc_req_duration",
          "http_req_failed",
          "checks",
          "group_duration",
          "iteration_duration");

  private final RecordSink sink;
  private final SampleTable requests;
  private final SampleTable checks;
  private final SampleTable trends;

  K6Points(RecordSink sink) {
    this.sink = sink;
    this.requests = new SampleTable(sink, UNITS_PER_MS);
    this.checks = new SampleTable(sink, UNITS_PER_MS);
    this.trends = new SampleTable(sink, UNITS_PER_MS);
  }

  /** False for points that {@link #add} passes over. */
  static boolean reads(String metric) {
    return READ.contains(metric);
  }

  /** The duration or the verdict of a request, or a check's; others are passed over. */
  void add(String metric, double time, double value, UnaryOperator<@Nullable String> tags) {
    switch (metric) {
      case "http_req_duration", "grpc_req_duration" ->
          requests.of(request(metric, tags)).add(time - value, value);
      case "http_req_failed" -> {
        if (value != 0) {
          requests.of(request("http_req_duration", tags)).fail(reason(tags));
        }
      }
      case "checks" -> check(time, value, tags);
      case "group_duration" -> group(time, value, tags);
      case "iteration_duration" -> trend(metric, time, value);
      default -> {}
    }
  }

  private void check(double time, double value, UnaryOperator<@Nullable String> tags) {
    String name = tags.apply("check");
    Samples samples =
        checks.of(
            new SampleTable.Name(
                K6Cases.suite(tags.apply("group")), name == null ? "" : name, null));
    samples.add(time, Double.NaN);
    if (value == 0) {
      samples.fail(null);
    }
  }

  private void group(double time, double value, UnaryOperator<@Nullable String> tags) {
    String path = K6Cases.suite(tags.apply("group"));
    if (path != null) {
      int parent = path.lastIndexOf(TestRecord.LEVEL);
      String suite = parent < 0 ? null : path.substring(0, parent);
      String name = parent < 0 ? path : path.substring(parent + TestRecord.LEVEL.length());
      trends.of(new SampleTable.Name(suite, name, "group")).add(time - value, value);
    }
  }

  /** A trend of k6 itself or of the script. */
  void trend(String metric, double time, double value) {
    trends.of(new SampleTable.Name(K6Cases.TRENDS, metric, null)).add(time - value, value);
  }

  private static SampleTable.Name request(String metric, UnaryOperator<@Nullable String> tags) {
    String name = Texts.orNull(tags.apply("name"));
    name = name == null ? Texts.orNull(tags.apply("url")) : name;
    return new SampleTable.Name(
        K6Cases.suite(tags.apply("group")),
        name == null ? metric : name,
        Texts.orNull(tags.apply("method")));
  }

  /** {@code dial: connection refused}, or {@code status 503}. */
  private static @Nullable String reason(UnaryOperator<@Nullable String> tags) {
    String error = Texts.orNull(tags.apply("error"));
    String status = Texts.orNull(tags.apply("status"));
    return error != null || status == null ? error : "status " + status;
  }

  Span span() {
    Span span = requests.span();
    span.add(checks.span());
    span.add(trends.span());
    return span;
  }

  /** Gives all cases to the sink. */
  void report() throws UnreadableReport {
    Span run = span();
    long evaluations = 0;
    for (Map.Entry<SampleTable.Name, Samples> check : checks.all().entrySet()) {
      Samples samples = check.getValue();
      long passes = samples.count() - samples.failed();
      sink.record(
          K6Cases.check(check.getKey().suite(), check.getKey().name(), passes, samples.failed()));
      evaluations += samples.count();
    }
    long sent = 0;
    for (Map.Entry<SampleTable.Name, Samples> request : requests.all().entrySet()) {
      Samples samples = request.getValue();
      if (samples.failed() > 0) {
        sink.warn(K6Cases.FAILED_REQUESTS, request.getKey().name());
      }
      sink.record(SampleTable.record(request.getKey(), samples, run, false).build());
      sent += samples.count();
    }
    for (Map.Entry<SampleTable.Name, Samples> trend : trends.all().entrySet()) {
      sink.record(SampleTable.record(trend.getKey(), trend.getValue(), run, false).build());
    }
    sink.samples(evaluations > 0 ? evaluations : sent);
    sink.tool("k6");
    run.report(sink);
  }
}
