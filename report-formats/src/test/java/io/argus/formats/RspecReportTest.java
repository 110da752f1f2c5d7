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

class RspecReportTest {

  private static String report(String examples, String messages, int outside) {
    return "{\"version\":\"3.13.0\",%s\"examples\":[%s],\"summary\":{\"duration\":0.5,\"failure_count\":0,\"errors_outside_of_examples_count\":%d},\"summary_line\":\"x\"}"
        .formatted(messages, examples, outside);
  }

  private static String example(String status, String name, String more) {
    return "{\"id\":\"./spec/a_spec.rb[1:1]\",\"description\":\"%s\",\"full_description\":\"Money when due %s\",\"status\":\"%s\",\"file_path\":\"./spec/shared.rb\",\"line_number\":4,\"run_time\":0.25%s}"
        .formatted(name, name, status, more);
  }

  private static TestCaseRun one(String status, String name, String more) {
    return onlyCase(report(example(status, name, more), "", 0));
  }

  @Test
  void an_example_is_a_case_of_the_file_that_runs_it() {
    String exception =
        ",\"exception\":{\"class\":\"KeyError\",\"message\":\"\\nno\\n\",\"backtrace\":[\"a\",\"b\"]}";

    TestCaseRun run = one("failed", "pays", exception);

    assertThat(run.suiteName()).isEqualTo("spec/a_spec.rb > Money when due");
    assertThat(run.name()).isEqualTo("pays");
    assertThat(run.status()).isEqualTo(FAIL);
    assertThat(run.durationMs()).isEqualTo(250);
    assertThat(run.error()).isEqualTo(new Failure("no", "KeyError", "a\nb"));
    assertThat(run.diagnostics()).containsEntry("file", "./spec/shared.rb");
  }

  @Test
  void a_pending_example_is_skipped_and_says_why() {
    TestCaseRun run = one("pending", "pays", ",\"pending_message\":\"later\"");

    assertThat(run.status()).isEqualTo(SKIP);
    assertThat(run.error()).isEqualTo(new Failure("later", null, null));
    assertThat(one("passed", "pays", "").status()).isEqualTo(PASS);
    assertThat(one("exploded", "pays", "").status()).isEqualTo(ERROR);
  }

  @Test
  void the_line_of_an_example_without_a_description_is_not_part_of_its_name() {
    assertThat(one("failed", "example at ./spec/a_spec.rb:12", "").name())
        .isEqualTo("example at ./spec/a_spec.rb");
  }

  @Test
  void errors_outside_of_examples_are_errors_of_the_run() {
    String messages =
        "\"messages\":[\"\\nAn error occurred while loading ./spec/b_spec.rb.\\n\",\"NameError\"],";

    assertThat(read(report("", messages, 1)).errors())
        .containsExactly(
            new RunError(
                "RSpec",
                "1 errors outside of examples: An error occurred while loading ./spec/b_spec.rb.",
                null,
                "An error occurred while loading ./spec/b_spec.rb.\nNameError"));
  }

  @Test
  void a_red_summary_makes_a_run_without_red_cases_red() {
    String report = report(example("passed", "pays", ""), "", 0);

    assertThat(read(report).errors()).isEmpty();
    assertThat(read(report.replace("\"failure_count\":0", "\"failure_count\":1")).errors())
        .hasSize(1);
  }

  @Test
  void an_example_that_is_no_object_is_rejected_and_the_others_are_stored() {
    assertThat(cases(read(report("7," + example("passed", "pays", ""), "", 0)))).hasSize(1);
  }

  @Test
  void the_duration_is_wall_time() {
    ReadUpload upload = read(report(example("passed", "pays", ""), "", 0));

    assertThat(upload.durationMs()).isEqualTo(500L);
    assertThat(upload.startedAt()).isNotEqualTo(Instant.EPOCH);
  }
}
