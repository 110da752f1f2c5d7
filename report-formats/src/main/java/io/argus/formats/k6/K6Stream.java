package io.argus.formats.k6;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.Timestamps;
import io.argus.formats.parse.UnreadableReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stream of metrics and points. k6 writes a metric before its first point, with its thresholds
 * but without their verdicts: these are computed from the points.
 */
final class K6Stream {

  private final Limits limits;
  private final RecordSink sink;
  private final K6Points points;
  private final Map<String, K6Metric> metrics = new LinkedHashMap<>();

  K6Stream(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.points = new K6Points(sink);
  }

  void take(int number, JsonNode line) throws UnreadableReport {
    String metric = JsonValues.text(line, "metric");
    JsonNode data = line.path("data");
    String type = JsonValues.text(line, "type");
    if (metric != null && "Metric".equals(type)) {
      metric(metric, data);
    } else if (metric != null && "Point".equals(type)) {
      if (data.path("value").isNumber()) {
        point(metric, data);
      } else {
        sink.reject("line " + number, "a point without a value");
      }
    }
  }

  private void metric(String name, JsonNode data) throws UnreadableReport {
    if (metrics.size() >= limits.names()) {
      throw new UnreadableReport(
          "more than " + limits.names() + " different metrics" + Limits.named("names"));
    }
    metrics.putIfAbsent(name, new K6Metric(name, data));
    for (JsonNode submetric : data.path("submetrics")) {
      String inner = JsonValues.text(submetric, "name");
      if (inner != null && !inner.endsWith("{expected_response:true}")) {
        sink.warn(
            "thresholds of submetrics are not in this form, post the end-of-test summary for them",
            inner);
      }
    }
  }

  private void point(String name, JsonNode data) {
    K6Metric metric = metrics.get(name);
    boolean limited = metric != null && metric.hasThresholds();
    boolean trend = metric != null && metric.isOwnTrend();
    if (!limited && !trend && !K6Points.reads(name)) {
      return;
    }
    double value = JsonValues.number(data, "value");
    double time = time(JsonValues.text(data, "time"));
    JsonNode tags = data.path("tags");
    if (trend) {
      points.trend(name, time, value);
    } else {
      points.add(name, time, value, tag -> text(tags, tag));
    }
    if (metric != null && limited) {
      metric.add(time, value);
    }
  }

  private static @Nullable String text(JsonNode tags, @Nullable String tag) {
    return tag == null ? null : JsonValues.text(tags, tag);
  }

  private static double time(@Nullable String text) {
    Timestamps.Timestamp time = text == null ? null : Timestamps.parse(text);
    return time == null ? Double.NaN : time.instant().toEpochMilli();
  }

  void report() throws UnreadableReport {
    points.report();
    double seconds = points.span().seconds();
    for (K6Metric metric : metrics.values()) {
      metric.report(seconds, sink);
    }
  }
}
