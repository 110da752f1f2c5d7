package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.formats.Reports.cases;
import static io.argus.formats.Reports.onlyCase;
import static io.argus.formats.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GtestReportTest {

  private static String report(int failures, String tests) {
    return "{\"tests\":1,\"failures\":%d,\"disabled\":0,\"errors\":0,\"timestamp\":\"2026-01-02T03:04:05Z\",\"time\":\"0.5s\",\"name\":\"AllTests\",\"testsuites\":[{\"name\":\"Some/Math\",\"tests\":1,\"testsuite\":[%s]}]}"
        .formatted(failures, tests);
  }

  private static String test(String status, String result, String more) {
    return "{\"name\":\"Adds/0\",\"file\":\"/w/a.cc\",\"line\":3,\"status\":\"%s\",\"result\":\"%s\",\"time\":\"0.12s\",\"classname\":\"Some/Math\"%s}"
        .formatted(status, result, more);
  }

  private static TestCaseRun one(String status, String result, String more) {
    return onlyCase(report(0, test(status, result, more)));
  }

  @Test
  void a_test_is_a_case_under_the_names_of_the_xml() {
    String failures =
        ",\"value_param\":\"1\",\"failures\":[{\"failure\":\"/w/a.cc:4\\nExpected: 3\",\"type\":\"\"},{\"failure\":\"/w/a.cc:5\\nmore\",\"type\":\"\"}]";

    TestCaseRun run = one("RUN", "COMPLETED", failures);

    assertThat(run.suiteName()).isEqualTo("Some/Math");
    assertThat(run.className()).isEqualTo("Some/Math");
    assertThat(run.name()).isEqualTo("Adds/0");
    assertThat(run.variant()).isNull();
    assertThat(run.status()).isEqualTo(FAIL);
    assertThat(run.durationMs()).isEqualTo(120);
    assertThat(run.error())
        .isEqualTo(new Failure("Expected: 3", null, "/w/a.cc:4\nExpected: 3\n\n/w/a.cc:5\nmore"));
    assertThat(run.diagnostics())
        .containsEntry("property.value_param", "1")
        .containsEntry("line", "3");
  }

  @Test
  void what_did_not_run_is_skipped() {
    String why = ",\"skipped\":[{\"message\":\"/w/a.cc:9\\nwhy\\n\"}]";

    assertThat(one("RUN", "COMPLETED", "").status()).isEqualTo(PASS);
    assertThat(one("NOTRUN", "SUPPRESSED", "").status()).isEqualTo(SKIP);
    assertThat(one("RUN", "SKIPPED", why).error()).isEqualTo(new Failure("why", null, null));
  }

  @Test
  void an_unknown_status_is_an_error() {
    assertThat(one("RUN", "EXPLODED", "").status()).isEqualTo(ERROR);
    assertThat(one("LOST", "COMPLETED", "").status()).isEqualTo(ERROR);
  }

  @Test
  void a_failure_of_a_suites_set_up_is_an_error_of_the_run() {
    String setUp =
        "{\"name\":\"\",\"status\":\"RUN\",\"result\":\"COMPLETED\",\"failures\":[{\"failure\":\"a.cc:4\\nset-up\"}]}";

    ReadUpload upload = read(report(1, test("RUN", "COMPLETED", "") + "," + setUp));

    assertThat(cases(upload)).hasSize(1);
    assertThat(upload.errors())
        .containsExactly(new RunError("Some/Math", "set-up", null, "a.cc:4\nset-up"));
  }

  @Test
  void a_red_summary_makes_a_run_without_red_cases_red() {
    ReadUpload upload = read(report(1, test("RUN", "COMPLETED", "")));

    assertThat(upload.errors()).hasSize(1);
    assertThat(upload.startedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(upload.durationMs()).isEqualTo(500L);
  }
}
