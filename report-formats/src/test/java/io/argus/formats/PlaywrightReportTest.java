package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.formats.Reports.cases;
import static io.argus.formats.Reports.onlyCase;
import static io.argus.formats.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaywrightReportTest {

  private static final String CONFIG =
      "{\"config\":{\"rootDir\":\"/w\",\"forbidOnly\":false,\"version\":\"1.50.0\"},";

  private static String report(String tests) {
    return report(tests, "\"errors\":[]");
  }

  private static String report(String tests, String more) {
    return CONFIG
        + "\"suites\":[{\"title\":\"a.spec.ts\",\"specs\":[],\"suites\":[{\"title\":\"group\",\"specs\":[{"
        + "\"title\":\"t\",\"file\":\"a.spec.ts\",\"line\":6,\"tests\":["
        + tests
        + "]}]}]}],"
        + more
        + "}";
  }

  private static String test(String status, String expected, String... results) {
    return "{\"projectName\":\"chromium\",\"annotations\":[],\"status\":\"%s\",\"expectedStatus\":\"%s\",\"results\":[%s]}"
        .formatted(status, expected, String.join(",", results));
  }

  private static String result(String status) {
    return "{\"status\":\"" + status + "\",\"duration\":7}";
  }

  @Test
  void a_spec_in_a_project_is_a_case_whose_results_are_its_attempts() {
    String red =
        "{\"status\":\"failed\",\"duration\":5,\"error\":{\"message\":\"TypeError: \\u001b[31mno\\u001b[39m\","
            + "\"stack\":\"TypeError: no\\n    at a.spec.ts:1:1\"},\"stdout\":[{\"text\":\"out\"}],"
            + "\"attachments\":[{\"name\":\"shot\",\"contentType\":\"image/png\",\"path\":\"/w/s.png\"},"
            + "{\"name\":\"note\",\"contentType\":\"text/plain\",\"body\":\"aGVsbG8=\"}]}";

    TestCaseRun run = onlyCase(report(test("flaky", "passed", red, result("passed"))));

    assertThat(run.suiteName()).isEqualTo("a.spec.ts > group");
    assertThat(run.name()).isEqualTo("t");
    assertThat(run.variant()).isEqualTo("chromium");
    Failure error = new Failure("no", "TypeError", "TypeError: no\n    at a.spec.ts:1:1");
    assertThat(run.attempts())
        .containsExactly(new Attempt(1, 0, FAIL, 5, error), new Attempt(1, 0, PASS, 7, null));
    assertThat(run.attachments()).containsExactly(new Attachment("shot", "image/png", "/w/s.png"));
    assertThat(run.diagnostics())
        .isEqualTo(Map.of("file", "a.spec.ts", "line", "6", "stdout", "out"));
  }

  @Test
  void each_project_is_a_variant_and_a_repeated_test_a_case_of_its_own() {
    String twice =
        test("expected", "passed", result("passed"))
            + ","
            + test("expected", "passed", result("passed"))
            + ","
            + test("expected", "passed", result("passed")).replace("chromium", "firefox");

    assertThat(cases(report(twice)))
        .extracting(TestCaseRun::variant)
        .containsExactly("chromium", "chromium #2", "firefox");
  }

  @Test
  void a_test_that_must_fail_passes_when_it_fails_and_fails_when_it_passes() {
    assertThat(onlyCase(report(test("expected", "failed", result("failed")))).status())
        .isEqualTo(PASS);
    TestCaseRun passed = onlyCase(report(test("unexpected", "failed", result("passed"))));
    assertThat(passed.status()).isEqualTo(FAIL);
    assertThat(passed.error()).isEqualTo(new Failure("expected to fail, but passed", null, null));
  }

  @Test
  void a_timeout_is_a_failure_and_an_interruption_an_error() {
    TestCaseRun run =
        onlyCase(report(test("unexpected", "passed", result("timedOut"), result("interrupted"))));

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, ERROR);
  }

  @Test
  void what_did_not_run_is_skipped_and_says_so() {
    String annotated =
        test("skipped", "skipped", result("skipped"))
            .replace(
                "\"annotations\":[]",
                "\"annotations\":[{\"type\":\"skip\",\"description\":\"why\"}]");

    assertThat(onlyCase(report(annotated)).error()).isEqualTo(new Failure("why", null, null));
    TestCaseRun never = onlyCase(report(test("skipped", "passed")));
    assertThat(never.status()).isEqualTo(SKIP);
    assertThat(never.error()).isEqualTo(new Failure("did not run", null, null));
    assertThat(onlyCase(report(test("unexpected", "passed"))).status()).isEqualTo(ERROR);
  }

  @Test
  void an_unknown_status_is_an_error() {
    String report = report(test("expected", "passed", result("exploded")));

    assertThat(onlyCase(report).status()).isEqualTo(ERROR);
    assertThat(onlyCase(report).error())
        .isEqualTo(new Failure("unknown status \"exploded\"", null, null));
    assertThat(read(report).files().get(0).report().warnings()).isNotEmpty();
  }

  @Test
  void errors_outside_of_tests_are_errors_of_the_run() {
    String report =
        report(
            test("expected", "passed", result("passed")),
            "\"errors\":[{\"message\":\"Error: no module\",\"stack\":\"Error: no module\\n    at x\","
                + "\"location\":{\"file\":\"/w/tests/b.spec.ts\"}}]");

    assertThat(read(report).errors())
        .containsExactly(
            new RunError("tests/b.spec.ts", "no module", "Error", "Error: no module\n    at x"));
  }

  @Test
  void a_summary_that_is_red_makes_a_run_without_red_cases_red() {
    String stats =
        "\"stats\":{\"startTime\":\"2026-01-02T03:04:05.000Z\",\"duration\":9.5,\"unexpected\":1}";

    ReadUpload upload = read(report(test("expected", "passed", result("passed")), stats));

    assertThat(upload.errors()).hasSize(1);
    assertThat(upload.startedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(upload.durationMs()).isEqualTo(10L);
    assertThat(upload.files().get(0).tool()).isEqualTo("Playwright 1.50.0");
  }

  @Test
  void a_test_that_is_no_object_is_rejected_and_the_others_are_stored() {
    ReadUpload upload = read(report("7," + test("expected", "passed", result("passed"))));

    assertThat(cases(upload)).hasSize(1);
    assertThat(upload.files().get(0).report().rejected())
        .containsExactly("/suites/0/suites/0/specs/0/tests/0: must be an object");
    assertThat(upload.errors()).hasSize(1);
  }
}
