package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class K6ReportTest {

  private static final String TREND =
      """
      {"type": "Metric", "metric": "http_req_duration", "data": {"name": "http_req_duration",
       "type": "trend", "contains": "time", "thresholds": ["p(95)<15", "max<1", "p(5)~1"],
       "submetrics": null}}
      """
          .replace("\n", "");

  @Test
  void a_summary_gives_its_checks_thresholds_and_trends() {
    // Given what handleSummary gets
    String summary =
        """
        {"root_group": {"name": "", "path": "", "checks": [], "groups": [
           {"name": "login", "path": "::login", "groups": [], "checks": [
             {"name": "is 200", "path": "::login::is 200", "passes": 7, "fails": 3}]}]},
         "state": {"testRunDurationMs": 1234.5},
         "metrics": {
           "http_reqs": {"type": "counter", "values": {"count": 10, "rate": 5}},
           "http_req_failed": {"type": "rate", "values": {"passes": 1, "fails": 9, "rate": 0.1},
             "thresholds": {"rate<0.2": {"ok": true}}},
           "http_req_waiting": {"type": "trend", "values": {"avg": 1}},
           "http_req_duration": {"type": "trend", "contains": "time",
             "values": {"avg": 20, "min": 1, "med": 15, "max": 90, "p(90)": 60, "p(95)": 80.5},
             "thresholds": {"p(95)<50": {"ok": false}}}}}
        """;

    // When
    ReadUpload upload = Reports.read(summary);
    List<TestCaseRun> cases = Reports.cases(upload);

    // Then
    assertThat(cases)
        .extracting(one -> one.suiteName() + " | " + one.name() + " | " + one.status())
        .containsExactly(
            "login | is 200 | FAIL",
            "thresholds | http_req_failed: rate<0.2 | PASS",
            "thresholds | http_req_duration: p(95)<50 | FAIL",
            "trends | http_req_duration | PASS");
    assertThat(cases.get(0).assertions()).isEqualTo(new Assertions(7, 3));
    assertThat(cases.get(0).error().message()).isEqualTo("3 of 10 evaluations failed");
    assertThat(cases.get(2).error().message()).isEqualTo("the threshold is crossed: p(95) is 80.5");
    assertThat(cases.get(3).metrics())
        .isEqualTo(new LoadMetrics(10L, 20.0, 1.0, 90.0, 15.0, 60.0, 80.5, null, 5.0, 10.0));
    assertThat(upload.files().get(0).durationMs()).isEqualTo(1235);
    assertThat(upload.files().get(0).report().records()).isEqualTo(10);
  }

  @Test
  void in_the_flat_form_a_threshold_that_is_true_is_crossed() {
    List<TestCaseRun> cases =
        Reports.cases(
            """
            {"metrics": {"iterations": {"count": 1, "rate": 2, "thresholds": {"count>5": true}},
              "vus": {"value": 1, "min": 1, "max": 1},
              "my_trend": {"p(99)": 3.5, "thresholds": {"p(99)<9": false}}},
             "root_group": {"path": "", "groups": {}, "checks": {
               "ok": {"name": "ok", "path": "::ok", "passes": 1, "fails": 0}}}}
            """);

    assertThat(cases)
        .extracting(one -> one.suiteName() + " | " + one.name() + " | " + one.status())
        .containsExactly(
            "null | ok | PASS",
            "thresholds | iterations: count>5 | FAIL",
            "thresholds | my_trend: p(99)<9 | PASS",
            "trends | my_trend | PASS");
    assertThat(cases.get(3).metrics().p99Ms()).isEqualTo(3.5);
  }

  @Test
  void failed_requests_show_in_the_error_rate_and_thresholds_decide() {
    TestCaseRun one =
        Reports.onlyCase(
            """
            {"metrics": {"http_reqs": {"count": 10, "rate": 5},
              "http_req_failed": {"passes": 4, "fails": 6, "value": 0.4},
              "http_req_duration": {"avg": 20, "min": 1, "med": 15, "max": 90}}}
            """);

    assertThat(one.status()).isEqualTo(CaseStatus.PASS);
    assertThat(one.metrics().errorRatePercent()).isEqualTo(40);
  }

  @Test
  void failed_checks_that_no_group_lists_are_red_all_the_same() {
    TestCaseRun one =
        Reports.onlyCase(
            """
            {"metrics": {"iterations": {"count": 1, "rate": 2},
              "checks": {"passes": 1, "fails": 2, "value": 0.3}}}
            """);

    assertThat(one.name()).isEqualTo("checks");
    assertThat(one.status()).isEqualTo(CaseStatus.FAIL);
  }

  @Test
  void a_verdict_that_is_not_given_is_not_green() {
    TestCaseRun one =
        Reports.onlyCase(
            """
            {"metrics": {"vus": {"type": "gauge", "values": {"value": 1},
              "thresholds": {"value>0": {"lastFailed": false}}}}}
            """);

    assertThat(one.status()).isEqualTo(CaseStatus.FAIL);
    assertThat(one.error().message()).contains("no verdict is given");
  }

  @Test
  void a_summary_without_verdicts_of_thresholds_is_refused() {
    assertThat(
            Reports.onlyFile("{\"config\": {}, \"metadata\": {\"k6_version\": \"1.8.1\"}}")
                .report()
                .error())
        .contains("--new-machine-readable-summary");
  }

  @Test
  void points_are_grouped_by_request_group_and_check() {
    // Given two requests, one refused, and a check
    String stream =
        TREND
            + "\n"
            + point("http_req_duration", "10:00:01", 10.5, "\"name\":\"home\",\"method\":\"GET\"")
            + point("http_req_failed", "10:00:01", 0, "\"name\":\"home\",\"method\":\"GET\"")
            + point("http_req_duration", "10:00:03", 20, "\"name\":\"home\",\"method\":\"GET\"")
            + point(
                "http_req_failed",
                "10:00:03",
                1,
                "\"name\":\"home\",\"method\":\"GET\",\"error\":\"refused\"")
            + point("checks", "10:00:03", 0, "\"check\":\"up\",\"group\":\"::a::b\"")
            + point("group_duration", "10:00:03", 30, "\"group\":\"::a::b\"")
            + point("http_req_blocked", "10:00:03", 30, "\"group\":\"::a::b\"");

    // When
    ReadUpload upload = Reports.read(stream);
    List<TestCaseRun> cases = Reports.cases(upload);

    // Then
    assertThat(cases)
        .extracting(
            one ->
                one.suiteName() + " | " + one.name() + " | " + one.variant() + " " + one.status())
        .containsExactly(
            "a > b | up | null FAIL",
            "null | home | GET PASS",
            "a | b | group PASS",
            "thresholds | http_req_duration: p(95)<15 | null FAIL",
            "thresholds | http_req_duration: max<1 | null FAIL",
            "thresholds | http_req_duration: p(5)~1 | null SKIP");
    assertThat(cases.get(1).metrics())
        .isEqualTo(new LoadMetrics(2L, 15.25, 10.5, 20.0, 10.5, 20.0, 20.0, 20.0, 0.9948, 50.0));
    assertThat(cases.get(1).diagnostics().get("failedSamples"))
        .isEqualTo("1 of 2 samples failed: refused (1)");
    assertThat(cases.get(3).error().message()).contains("p(95) is 20.0, computed from the points");
    assertThat(upload.startedAt()).isEqualTo(Instant.parse("2024-05-01T10:00:00.989Z"));
  }

  @Test
  void thresholds_of_every_kind_of_metric_are_computed_from_the_points() {
    String stream =
        metric("hits", "counter", "\"count>=2\", \"rate>100\", \"count!=2\"")
            + metric("good", "rate", "\"rate>0.4\", \"rate==0.5\", \"rate<=0.4\"")
            + metric("users", "gauge", "\"value<3\", \"avg<3\"")
            + metric("none", "trend", "\"avg<3\"")
            + metric("own", "trend", "\"avg<3\", \"min>1\", \"med<2.5\"")
            + point("hits", "10:00:01", 1, "")
            + point("hits", "10:00:02", 1, "")
            + point("good", "10:00:01", 1, "")
            + point("good", "10:00:01", 0, "")
            + point("users", "10:00:01", 5, "")
            + point("users", "10:00:02", 2, "")
            + point("own", "10:00:01", 2, "")
            + point("own", "10:00:02", 3, "");

    assertThat(Reports.cases(stream))
        .extracting(one -> one.name() + " " + one.status())
        .containsExactly(
            "own PASS",
            "hits: count>=2 PASS",
            "hits: rate>100 FAIL",
            "hits: count!=2 FAIL",
            "good: rate>0.4 PASS",
            "good: rate==0.5 PASS",
            "good: rate<=0.4 FAIL",
            "users: value<3 PASS",
            "users: avg<3 SKIP",
            "none: avg<3 SKIP",
            "own: avg<3 PASS",
            "own: min>1 PASS",
            "own: med<2.5 PASS");
  }

  @Test
  void a_line_that_is_cut_leaves_the_run_red() {
    ReadUpload upload =
        Reports.read(
            point("checks", "10:00:01", 1, "\"check\":\"up\"")
                + "{\"metric\":\"checks\",\"type\":\"Point\",\"data\":{}}\n"
                + "{\"metric\":\"checks\",\"ty");

    assertThat(upload.files().get(0).report().rejected()).hasSize(2);
    assertThat(upload.errors()).hasSize(1);
    assertThat(upload.counts().passed()).isEqualTo(1);
  }

  @Test
  void a_csv_stream_is_read_like_the_other_one_whatever_its_unit_of_time() {
    String head = "metric_name,timestamp,metric_value,check,error,group,method,name,status\n";
    for (String time : List.of("1714557601", "1714557601000", "1714557601000000000")) {
      ReadUpload upload =
          Reports.read(
              head
                  + "http_req_duration,"
                  + time
                  + ",12.5,,,::g,GET,home,503\n"
                  + "http_req_failed,"
                  + time
                  + ",1.0,,,::g,GET,home,503\n"
                  + "checks,"
                  + time
                  + ",1.0,\"a, b\",,,,,\n");
      List<TestCaseRun> cases = Reports.cases(upload);

      assertThat(cases).extracting(TestCaseRun::name).containsExactly("a, b", "home");
      assertThat(cases.get(1).suiteName()).isEqualTo("g");
      assertThat(cases.get(1).diagnostics().get("failedSamples"))
          .isEqualTo("1 of 1 samples failed: status 503 (1)");
      assertThat(upload.startedAt()).isEqualTo("2024-05-01T10:00:00.987Z");
    }
  }

  private static String metric(String name, String type, String thresholds) {
    return "{\"type\":\"Metric\",\"metric\":\"%s\",\"data\":{\"name\":\"%s\",\"type\":\"%s\",\"contains\":\"default\",\"thresholds\":[%s]}}\n"
        .formatted(name, name, type, thresholds);
  }

  private static String point(String metric, String time, double value, String tags) {
    return "{\"metric\":\"%s\",\"type\":\"Point\",\"data\":{\"time\":\"2024-05-01T%s.0Z\",\"value\":%s,\"tags\":{%s}}}\n"
        .formatted(metric, time, value, tags);
  }
}
