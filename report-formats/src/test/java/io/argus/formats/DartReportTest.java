package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class DartReportTest {

  private static final String HEAD =
      """
      {"protocolVersion":"0.1.1","runnerVersion":"1.25.0","pid":1,"type":"start","time":0}
      {"suite":{"id":0,"platform":"chrome","path":"/home/ci/shop/test/cart_test.dart"},"type":"suite","time":0}
      {"group":{"id":1,"suiteID":0,"parentID":null,"name":""},"type":"group","time":1}
      {"group":{"id":2,"suiteID":0,"parentID":1,"name":"Cart"},"type":"group","time":1}
      {"group":{"id":3,"suiteID":0,"parentID":2,"name":"Cart empty"},"type":"group","time":1}
      """;

  private static String start(String name, String groups, String skipReason) {
    return """
        {"test":{"id":9,"name":"%s","suiteID":0,"groupIDs":[%s],"metadata":{"skip":false,"skipReason":%s},"line":7},"type":"testStart","time":100}
        """
        .formatted(name, groups, skipReason);
  }

  private static String end(String result, boolean skipped, boolean hidden) {
    return """
        {"testID":9,"result":"%s","skipped":%s,"hidden":%s,"type":"testDone","time":142}
        """
        .formatted(result, skipped, hidden);
  }

  private static String error(String message) {
    return """
        {"testID":9,"error":"%s","stackTrace":"at x","isFailure":true,"type":"error","time":120}
        """
        .formatted(message);
  }

  private static String done(String success) {
    return "{\"success\":" + success + ",\"type\":\"done\",\"time\":200}\n";
  }

  private static String test(String result) {
    return HEAD + start("Cart empty is free", "1,2,3", "null") + end(result, false, false);
  }

  private static List<RunError> errors(String report) {
    return Reports.read(report).errors();
  }

  @Test
  void a_test_is_a_case_in_its_groups() {
    String report = test("success") + done("true");

    TestCaseRun run = Reports.onlyCase(report);

    assertThat(run.suiteName()).isEqualTo("Cart > empty");
    assertThat(run.className()).isEqualTo("test/cart_test.dart");
    assertThat(run.name()).isEqualTo("is free");
    assertThat(run.variant()).isEqualTo("chrome");
    assertThat(run.status()).isEqualTo(PASS);
    assertThat(run.durationMs()).isEqualTo(42);
    assertThat(Reports.onlyFile(report).durationMs()).isEqualTo(200);
    assertThat(errors(report)).isEmpty();
  }

  @Test
  void failures_errors_and_unknown_results_are_red() {
    String failing =
        HEAD
            + start("a", "1", "null")
            + error("first")
            + error("second")
            + end("failure", false, false);

    TestCaseRun run = Reports.onlyCase(failing + done("false"));

    assertThat(run.status()).isEqualTo(FAIL);
    assertThat(run.error().message()).isEqualTo("first");
    assertThat(run.error().stackTrace()).contains("at x", "second");
    assertThat(Reports.onlyCase(test("error") + done("false")).status()).isEqualTo(ERROR);
    assertThat(Reports.onlyCase(test("strange") + done("false")).status()).isEqualTo(ERROR);
  }

  @Test
  void a_skipped_test_says_why() {
    TestCaseRun run =
        Reports.onlyCase(
            HEAD + start("a", "1", "\"slow\"") + end("success", true, false) + done("true"));

    assertThat(run.status()).isEqualTo(SKIP);
    assertThat(run.error().message()).isEqualTo("slow");
  }

  @Test
  void loading_is_no_test_but_fails_the_run() {
    String loading = HEAD + start("loading /home/ci/shop/test/cart_test.dart", "", "null");

    assertThat(Reports.cases(loading + end("success", false, true) + done("true"))).isEmpty();
    assertThat(errors(loading + error("no main") + end("error", false, false) + done("false")))
        .containsExactly(new RunError("test/cart_test.dart", "no main", null, "at x"));
    assertThat(
            errors(
                HEAD
                    + start("(setUpAll)", "1", "null")
                    + error("no db")
                    + end("error", false, false)
                    + done("false")))
        .containsExactly(new RunError("test/cart_test.dart: (setUpAll)", "no db", null, "at x"));
  }

  @Test
  void a_run_that_failed_without_a_red_test_is_an_error() {
    assertThat(errors(test("success") + done("false"))).hasSize(1);
    assertThat(errors(test("success") + done("null"))).hasSize(1);
    assertThat(errors(test("success"))).hasSize(1);
    assertThat(errors(test("failure") + done("false"))).isEmpty();
  }

  @Test
  void an_error_after_the_end_of_its_test_is_an_error_of_the_run() {
    assertThat(errors(test("success") + error("late") + done("false")))
        .singleElement()
        .matches(error -> "late".equals(error.message()));
  }

  @Test
  void a_test_that_never_ended_is_an_error() {
    String report = HEAD + start("a", "1", "null") + done("false");

    assertThat(Reports.onlyCase(report).status()).isEqualTo(ERROR);
  }

  @Test
  void a_cut_line_is_a_rejected_record() {
    assertThat(errors(test("success") + done("true") + "{\"testID\":9,\"type\":\"test")).hasSize(1);
  }
}
