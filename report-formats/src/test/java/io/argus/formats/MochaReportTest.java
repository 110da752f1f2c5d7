package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.formats.Reports.cases;
import static io.argus.formats.Reports.onlyCase;
import static io.argus.formats.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MochaReportTest {

  private static String mocha(int failures, String pending, String red, String passes) {
    return "{\"stats\":{\"passes\":0,\"failures\":%d,\"start\":\"2026-01-02T03:04:05.000Z\",\"duration\":8},\"tests\":[],\"pending\":[%s],\"failures\":[%s],\"passes\":[%s]}"
        .formatted(failures, pending, red, passes);
  }

  private static String test(String title, String more) {
    return "{\"title\":\"%s\",\"fullTitle\":\"Array inner %s\",\"file\":\"/w/test/a.js\",\"duration\":3%s,\"err\":{}}"
        .formatted(title, title, more);
  }

  private static String failed(String title) {
    return test(title, "")
        .replace("{}", "{\"message\":\"no\",\"stack\":\"TypeError: no\\n    at x\"}");
  }

  private static String awesome(String state, String more) {
    return "{\"stats\":{\"testsRegistered\":1,\"passPercent\":0,\"failures\":%s},\"results\":[{\"title\":\"\",\"file\":\"/test/a.js\",%s\"tests\":[],"
            .formatted(state.equals("gone") ? 1 : 0, more)
        + "\"suites\":[{\"title\":\"Array\",\"file\":\"/test/a.js\",\"suites\":[],\"tests\":["
        + (state.equals("gone")
            ? ""
            : "{\"title\":\"t\",\"duration\":3,\"code\":\"x\",\"err\":{},\"%s\":true}"
                .formatted(state))
        + "]}]}]}";
  }

  @Test
  void a_test_of_mocha_is_a_case() {
    TestCaseRun run = onlyCase(mocha(1, "", failed("t"), ""));

    assertThat(run.suiteName()).isEqualTo("test/a.js > Array inner");
    assertThat(run.name()).isEqualTo("t");
    assertThat(run.status()).isEqualTo(FAIL);
    assertThat(run.error()).isEqualTo(new Failure("no", "TypeError", "TypeError: no\n    at x"));
    assertThat(onlyCase(mocha(0, test("t", ""), "", "")).status()).isEqualTo(SKIP);
    assertThat(read(mocha(0, "", "", test("t", ""))).startedAt())
        .isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void a_retried_test_has_failed_attempts_before_it() {
    TestCaseRun run = onlyCase(mocha(0, "", "", test("t", ",\"currentRetry\":2")));

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, FAIL, PASS);
    assertThat(onlyCase(mocha(0, "", "", test("t", ",\"currentRetry\":2000000000"))).attempts())
        .hasSize(100);
  }

  @Test
  void a_failed_hook_is_an_error_of_the_run() {
    ReadUpload upload =
        read(mocha(1, "", failed("\\\"before each\\\" hook: prep for \\\"a\\\""), test("t", "")));

    assertThat(cases(upload)).extracting(TestCaseRun::status).containsExactly(PASS);
    assertThat(upload.errors())
        .extracting(RunError::source, RunError::message)
        .containsExactly(
            tuple("test/a.js", "Array inner \"before each\" hook: prep for \"a\": no"));
  }

  @Test
  void a_test_that_failed_after_it_had_passed_is_one_failed_case() {
    assertThat(onlyCase(mocha(1, "", failed("t"), failed("t"))).status()).isEqualTo(FAIL);
  }

  @Test
  void a_red_summary_makes_a_run_without_red_cases_red() {
    assertThat(read(mocha(1, "", "", test("t", ""))).errors()).hasSize(1);
    assertThat(read(mocha(0, "", "", test("t", ""))).errors()).isEmpty();
    assertThat(
            read(mocha(0, "", "", test("t", "")).replace("\"tests\":[]", "\"tests\":[{},{}]"))
                .errors())
        .hasSize(1);
    assertThat(read(awesome("gone", "")).errors()).hasSize(1);
  }

  @Test
  void mochawesomes_suites_are_levels_below_the_file() {
    TestCaseRun run = onlyCase(awesome("pass", ""));

    assertThat(run.suiteName()).isEqualTo("test/a.js > Array");
    assertThat(run.status()).isEqualTo(PASS);
    assertThat(run.durationMs()).isEqualTo(3);
    assertThat(onlyCase(awesome("fail", "")).status()).isEqualTo(FAIL);
    assertThat(onlyCase(awesome("pending", "")).error())
        .isEqualTo(new Failure("pending", null, null));
    assertThat(onlyCase(awesome("skipped", "")).status()).isEqualTo(SKIP);
    assertThat(onlyCase(awesome("strange", "")).status()).isEqualTo(ERROR);
  }

  @Test
  void mochawesomes_failed_hooks_are_errors_of_the_run() {
    String hooks =
        "\"beforeHooks\":[{\"fullTitle\":\"hook\",\"fail\":true,\"err\":{\"message\":\"Error: no\",\"estack\":\"Error: no\"}}],"
            + "\"afterHooks\":[{\"fullTitle\":\"fine\",\"fail\":false,\"err\":{}}],";

    assertThat(read(awesome("skipped", hooks)).errors())
        .containsExactly(new RunError("test/a.js", "hook: no", "Error", "Error: no"));
  }
}
