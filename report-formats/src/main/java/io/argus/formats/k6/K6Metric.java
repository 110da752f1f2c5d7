package io.argus.formats.k6;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.formats.json.JsonValues;
import io.argus.formats.load.Samples;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.UnreadableReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One metric of a stream, and what its thresholds compare. */
final class K6Metric {

  private static final Pattern THRESHOLD =
      Pattern.compile(
          "\\s*([a-z]{3,5}|p\\((\\d{1,3}(?:\\.\\d{1,9})?)\\))\\s*(<=|>=|<|>|={2,3}|!={1,2})"
              + "\\s*(-?\\d{1,18}(?:\\.\\d{1,18})?)\\s*");

  private static final Set<String> NOT_OWN =
      Set.of("http_req_duration", "grpc_req_duration", "group_duration", "iteration_duration");

  private final String name;
  private final String type;
  private final boolean submetrics;
  private final List<String> thresholds = new ArrayList<>(0);
  private final Samples samples = new Samples(K6Points.UNITS_PER_MS, 3);
  private long count;
  private long nonZero;
  private double sum;
  private double last = Double.NaN;

  K6Metric(String name, JsonNode data) {
    this.name = name;
    this.type = String.valueOf(JsonValues.text(data, "type"));
    this.submetrics = !data.path("submetrics").isEmpty();
    for (JsonNode threshold : data.path("thresholds")) {
      thresholds.add(threshold.asText());
    }
  }

  /** True for a trend of the script. */
  boolean isOwnTrend() {
    return type.equals("trend") && !NOT_OWN.contains(name) && !K6Summary.PHASES.contains(name);
  }

  /** True when the script says how it must be, if perhaps for some tags only. */
  boolean isLimited() {
    return !thresholds.isEmpty() || submetrics;
  }

  /** True when the metric's points decide something. */
  boolean hasThresholds() {
    return !thresholds.isEmpty();
  }

  void add(double time, double value) {
    count++;
    nonZero += value == 0 ? 0 : 1;
    sum += value;
    last = value;
    if (type.equals("trend")) {
      samples.add(time, value);
    }
  }

  /** A case per threshold. */
  void report(double seconds, RecordSink sink) throws UnreadableReport {
    for (String threshold : thresholds) {
      Matcher parts = THRESHOLD.matcher(threshold);
      double value = parts.matches() ? statistic(parts.group(1), parts.group(2), seconds) : 0;
      if (!parts.matches() || Double.isNaN(value)) {
        String why = "the points of this file do not tell whether the threshold is met";
        sink.record(K6Cases.threshold(name, threshold, null, why));
      } else {
        boolean met = holds(value, parts.group(3), Double.parseDouble(parts.group(4)));
        String told = parts.group(1) + " is " + value + ", computed from the points";
        sink.record(K6Cases.threshold(name, threshold, met, told));
      }
    }
  }

  /** NaN = the metric has no such statistic, or no points. */
  private double statistic(String word, @Nullable String percentile, double seconds) {
    if (count == 0) {
      return Double.NaN;
    }
    return switch (type + " " + (percentile == null ? word : "p")) {
      case "trend avg" -> samples.averageMs();
      case "trend min" -> samples.minMs();
      case "trend max" -> samples.maxMs();
      case "trend med" -> samples.percentileMs(50);
      case "trend p" -> samples.percentileMs(Double.parseDouble(percentile));
      case "counter count" -> sum;
      case "counter rate" -> sum / seconds;
      case "rate rate" -> (double) nonZero / count;
      case "gauge value" -> last;
      default -> Double.NaN;
    };
  }

  private static boolean holds(double value, String operator, double bound) {
    return switch (operator) {
      case "<" -> value < bound;
      case "<=" -> value <= bound;
      case ">" -> value > bound;
      case ">=" -> value >= bound;
      case "!=", "!==" -> value != bound;
      default -> value == bound;
    };
  }
}
