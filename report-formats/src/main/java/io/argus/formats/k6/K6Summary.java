package io.argus.formats.k6;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.LoadMetrics;
import io.argus.formats.json.JsonValues;
import io.argus.formats.load.Metrics;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.UnreadableReport;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One summary of either form: in the flat one, values stand beside the thresholds. */
final class K6Summary {

  /** The phases of a request, which {@code http_req_duration} sums up. */
  static final Set<String> PHASES =
      Set.of(
          "http_req_blocked",
          "http_req_connecting",
          "http_req_tls_handshaking",
          "http_req_sending",
          "http_req_waiting",
          "http_req_receiving");

  private static final String FAILED = "http_req_failed";
  private static final String DURATION = "_req_duration";

  private static final double MOST = 1e12;

  private final JsonNode metrics;
  private final RecordSink sink;
  private long evaluations;

  K6Summary(JsonNode metrics, RecordSink sink) {
    this.metrics = metrics;
    this.sink = sink;
  }

  void read(JsonNode root) throws UnreadableReport {
    group(root);
    if (evaluations == 0) {
      check(metrics.path("checks"), "checks", null);
    }
    for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
      thresholds(metric.getKey(), metric.getValue());
    }
    for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
      if (isTrend(metric.getValue()) && !PHASES.contains(base(metric.getKey()))) {
        trend(metric.getKey(), values(metric.getValue()));
      }
    }
    double requests = JsonValues.number(values(metrics.path("http_reqs")), "count");
    sink.samples(evaluations > 0 ? evaluations : whole(requests));
  }

  /** Groups and checks are arrays in one form and objects by name in the other. */
  private void group(JsonNode group) throws UnreadableReport {
    for (JsonNode check : group.path("checks")) {
      String name = JsonValues.text(check, "name");
      String path = JsonValues.text(check, "path");
      String parent =
          path != null && name != null && path.endsWith(name)
              ? path.substring(0, Math.max(0, path.length() - name.length() - 2))
              : null;
      check(check, name, K6Cases.suite(parent));
    }
    for (JsonNode inner : group.path("groups")) {
      group(inner);
    }
  }

  private void check(JsonNode check, @Nullable String name, @Nullable String suite)
      throws UnreadableReport {
    JsonNode values = values(check);
    long passes = count(values, "passes");
    long fails = count(values, "fails");
    if (values.isObject()) {
      sink.record(K6Cases.check(suite, name, passes, fails));
      evaluations += passes + fails;
    }
  }

  private void thresholds(String metric, JsonNode said) throws UnreadableReport {
    JsonNode values = values(said);
    for (Map.Entry<String, JsonNode> threshold : said.path("thresholds").properties()) {
      String expression = threshold.getKey();
      JsonNode verdict = threshold.getValue();
      if (verdict.isBoolean()) {
        // The flat form says whether it is crossed.
        Boolean met = !verdict.booleanValue();
        sink.record(K6Cases.threshold(metric, expression, met, measured(expression, values)));
      } else {
        JsonNode ok = verdict.path("ok");
        Boolean met = ok.isBoolean() ? (Boolean) ok.booleanValue() : Boolean.FALSE;
        String told = ok.isBoolean() ? measured(expression, values) : "no verdict is given";
        sink.record(K6Cases.threshold(metric, expression, met, told));
      }
    }
  }

  /** {@code p(95) is 1234.5}; null where the summary does not hold that value. */
  private static @Nullable String measured(String expression, JsonNode values) {
    int end = 0;
    while (end < expression.length() && "<>=!".indexOf(expression.charAt(end)) < 0) {
      end++;
    }
    String statistic = expression.substring(0, end).strip();
    double value = JsonValues.number(values, statistic);
    // The flat form calls the value of a rate "value".
    value = Double.isNaN(value) ? JsonValues.number(values, "value") : value;
    return Double.isNaN(value) ? null : statistic + " is " + value;
  }

  private void trend(String name, JsonNode values) throws UnreadableReport {
    String tags = name.substring(base(name).length());
    JsonNode failures = values(metrics.path(FAILED + tags));
    boolean http = base(name).equals("http" + DURATION);
    long failed = http ? count(failures, "passes") : 0;
    LoadMetrics measured = measured(name, tags, values, http ? failures : values.path(FAILED));
    Integer millis = measured.avgMs() == null ? null : (Integer) measured.avgMs().intValue();
    if (failed > 0) {
      sink.warn(K6Cases.FAILED_REQUESTS, name);
    }
    sink.record(
        RecordBuilder.named(name).suite(K6Cases.TRENDS).metrics(measured).pass(millis).build());
  }

  private LoadMetrics measured(String name, String tags, JsonNode values, JsonNode failures) {
    String base = base(name);
    String counter =
        base.endsWith(DURATION)
            ? base.substring(0, base.length() - DURATION.length()) + "_reqs"
            : base.equals("iteration_duration") ? "iterations" : "";
    JsonNode counted = values(metrics.path(counter + tags));
    double samples = JsonValues.number(values.has("count") ? values : counted, "count");
    long passes = count(failures, "passes");
    return Metrics.of(
        Double.isNaN(samples) ? null : (Long) (long) samples,
        JsonValues.number(values, "avg"),
        JsonValues.number(values, "min"),
        JsonValues.number(values, "max"),
        JsonValues.number(values, values.has("med") ? "med" : "p(50)"),
        JsonValues.number(values, "p(90)"),
        JsonValues.number(values, "p(95)"),
        JsonValues.number(values, "p(99)"),
        JsonValues.number(counted, "rate"),
        Metrics.percent(passes, passes + count(failures, "fails")));
  }

  /** The flat form has no types: a gauge and a rate have a value, a counter has a rate. */
  private static boolean isTrend(JsonNode metric) {
    if (metric.has("type")) {
      return "trend".equals(JsonValues.text(metric, "type"));
    }
    return metric.isObject() && !metric.has("value") && !metric.has("rate");
  }

  private static JsonNode values(JsonNode metric) {
    return metric.has("values") ? metric.path("values") : metric;
  }

  /** The name without the tags of a submetric. */
  private static String base(String metric) {
    int tags = metric.indexOf('{');
    return tags < 0 ? metric : metric.substring(0, tags);
  }

  private static long count(JsonNode values, String name) {
    return whole(JsonValues.number(values, name));
  }

  /** So many that sums of them never overflow. */
  private static long whole(double said) {
    return said > 0 ? (long) Math.min(said, MOST) : 0;
  }
}
