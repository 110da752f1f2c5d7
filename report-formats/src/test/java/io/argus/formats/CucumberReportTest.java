package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.formats.Reports.cases;
import static io.argus.formats.Reports.onlyCase;
import static io.argus.formats.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CucumberReportTest {

  private static String feature(String... elements) {
    return "[{\"line\":1,\"elements\":["
        + String.join(",", elements)
        + "],\"name\":\"Money\",\"keyword\":\"Feature\",\"uri\":\"file:src/test/a.feature\"}]";
  }

  private static String element(String type, String more, String... steps) {
    return "{\"type\":\"%s\",\"keyword\":\"Scenario\",\"name\":\"pays\",\"line\":4%s,\"steps\":[%s]}"
        .formatted(type, more, String.join(",", steps));
  }

  private static String scenario(String... steps) {
    return element("scenario", "", steps);
  }

  private static String step(String status, String more) {
    return "{\"keyword\":\"When \",\"name\":\"ok\",\"line\":5,\"result\":{\"status\":\"%s\",\"duration\":2000000%s}}"
        .formatted(status, more);
  }

  private static TestCaseRun one(String... steps) {
    return onlyCase(feature(scenario(steps)));
  }

  @Test
  void a_scenario_is_a_case_with_steps() {
    TestCaseRun run =
        one(
            step("passed", ""),
            step("failed", ",\"error_message\":\"java.lang.AssertionError: no\\n\\tat x\""),
            step("skipped", ""));

    assertThat(run.suiteName()).isEqualTo("Money");
    assertThat(run.className()).isEqualTo("src/test/a.feature");
    assertThat(run.name()).isEqualTo("pays");
    assertThat(run.status()).isEqualTo(FAIL);
    assertThat(run.durationMs()).isEqualTo(6);
    assertThat(run.error())
        .isEqualTo(
            new Failure(
                "java.lang.AssertionError: no",
                "java.lang.AssertionError",
                "java.lang.AssertionError: no\n\tat x"));
    assertThat(run.steps()).extracting(Step::status).containsExactly(PASS, FAIL, SKIP);
  }

  @Test
  void what_is_undefined_pending_or_ambiguous_failed() {
    assertThat(one(step("undefined", "")).error())
        .isEqualTo(new Failure("undefined: When ok", null, null));
    assertThat(one(step("pending", "")).status()).isEqualTo(FAIL);
    assertThat(one(step("AMBIGUOUS", "")).status()).isEqualTo(FAIL);
    assertThat(one(step("passed", ""), step("skipped", "")).status()).isEqualTo(SKIP);
    assertThat(one(step("exploded", "")).status()).isEqualTo(ERROR);
  }

  @Test
  void a_failed_hook_is_an_error() {
    String before = ",\"before\":[{\"result\":{\"status\":\"failed\",\"error_message\":\"hook\"}}]";
    String hidden =
        step("failed", ",\"error_message\":\"hook\"")
            .replace("\"line\"", "\"hidden\":true,\"line\"");

    assertThat(onlyCase(feature(element("scenario", before, step("skipped", "")))).status())
        .isEqualTo(ERROR);
    assertThat(one(hidden, step("skipped", "")).error()).isEqualTo(new Failure("hook", null, null));
  }

  @Test
  void a_background_belongs_to_the_scenario_that_follows() {
    String background = element("background", "", step("failed", ""));

    assertThat(onlyCase(feature(background, scenario(step("skipped", "")))).status())
        .isEqualTo(FAIL);
    assertThat(
            cases(
                feature(
                    background,
                    scenario(step("passed", "")),
                    scenario(step("passed", "")).replace(":4", ":9"))))
        .extracting(TestCaseRun::status)
        .containsExactly(FAIL, PASS);
    assertThat(read(feature(background)).errors())
        .extracting(RunError::source)
        .containsExactly("Money");
  }

  @Test
  void a_scenario_that_did_not_end_is_an_error_and_one_that_did_not_begin_is_skipped() {
    String never = "{\"keyword\":\"When \",\"name\":\"ok\",\"line\":6}";

    assertThat(one(step("passed", ""), never).status()).isEqualTo(ERROR);
    assertThat(one(never).status()).isEqualTo(SKIP);
    assertThat(one().error()).isEqualTo(new Failure("no steps", null, null));
  }

  @Test
  void rows_of_an_outline_are_told_apart_by_their_id_or_numbered() {
    String first = element("scenario", ",\"id\":\"money;pays;some;2\"", step("passed", ""));
    String second = element("scenario", ",\"id\":\"money;pays;some;3\"", step("passed", ""));
    String expanded = element("scenario", ",\"id\":\"money;<x>;some;3\"", step("passed", ""));

    assertThat(cases(feature(first, second, expanded)))
        .extracting(TestCaseRun::variant)
        .containsExactly("some row 1", "some row 2", null);
    assertThat(
            cases(
                feature(
                    scenario(step("passed", "")),
                    scenario(step("failed", "")).replace(":4", ":9"))))
        .extracting(TestCaseRun::variant)
        .containsExactly(null, "#2");
  }

  @Test
  void a_failed_scenario_that_is_repeated_right_behind_itself_was_retried() {
    TestCaseRun run = onlyCase(feature(scenario(step("failed", "")), scenario(step("passed", ""))));

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, PASS);
    assertThat(cases(feature(scenario(step("passed", "")), scenario(step("failed", "")))))
        .hasSize(2);
  }

  @Test
  void behaves_own_form_is_read() {
    String behave =
        "[{\"keyword\":\"Feature\",\"name\":\"Money\",\"location\":\"features/a.feature:1\",\"elements\":["
            + "{\"type\":\"scenario\",\"name\":\"pays\",\"status\":\"%s\",\"steps\":[{\"keyword\":\"When\",\"name\":\"ok\","
            + "\"result\":{\"status\":\"%s\",\"duration\":0.5,\"error_message\":[\"a\",\"b\"]}}]}]}]";

    TestCaseRun failed = onlyCase(behave.formatted("failed", "failed"));
    assertThat(failed.className()).isEqualTo("features/a.feature");
    assertThat(failed.durationMs()).isEqualTo(500);
    assertThat(failed.error()).isEqualTo(new Failure("a", null, "a\nb"));
    assertThat(onlyCase(behave.formatted("hook_error", "passed")).status()).isEqualTo(ERROR);
  }

  @Test
  void pictures_are_passed_over_and_the_start_is_the_earliest() {
    String times = ",\"start_timestamp\":\"2026-01-02T03:04:05.000Z\"";
    String picture =
        step("passed", "").replace("\"line\"", "\"embeddings\":[{\"data\":\"aGk=\"}],\"line\"");

    ReadUpload upload = read(feature(element("scenario", times, picture)));

    assertThat(upload.startedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(cases(upload)).singleElement().matches(run -> run.attachments().isEmpty());
  }

  @Test
  void an_element_that_is_no_object_is_rejected_and_the_others_are_stored() {
    ReadUpload upload = read(feature("7", scenario(step("passed", ""))));

    assertThat(cases(upload)).hasSize(1);
    assertThat(upload.errors()).hasSize(1);
  }
}
