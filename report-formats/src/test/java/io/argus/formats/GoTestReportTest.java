package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoTestReportTest {

  private static final String PACKAGE_PASSES = line("pass", null, ",\"Elapsed\":0.5");
  private static final String PACKAGE_FAILS = line("fail", null, ",\"Elapsed\":0.5");

  private static String line(String action, String test, String more) {
    return "{\"Time\":\"2026-01-02T03:04:05Z\",\"Action\":\"%s\",\"Package\":\"x/p\"%s%s}\n"
        .formatted(action, test == null ? "" : ",\"Test\":\"" + test + "\"", more);
  }

  private static String run(String test) {
    return line("run", test, "") + output(test, "=== RUN   " + test);
  }

  private static String output(String test, String text) {
    return line("output", test, ",\"Output\":\"" + text + "\\n\"");
  }

  private static String end(String action, String test) {
    return line(action, test, ",\"Elapsed\":0.25");
  }

  private static List<RunError> errors(String content) {
    return Reports.read(content).errors();
  }

  @Test
  void a_test_is_a_case_of_its_package() {
    String report = run("TestA/b_c") + end("pass", "TestA/b_c") + PACKAGE_PASSES;

    TestCaseRun run = Reports.onlyCase(report);

    assertThat(run.suiteName()).isNull();
    assertThat(run.className()).isEqualTo("x/p");
    assertThat(run.name()).isEqualTo("TestA/b_c");
    assertThat(run.status()).isEqualTo(PASS);
    assertThat(run.durationMs()).isEqualTo(250);
    assertThat(Reports.onlyFile(report).startedAt())
        .isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(errors(report)).isEmpty();
  }

  @Test
  void the_last_place_in_the_output_says_what_went_wrong() {
    TestCaseRun run =
        Reports.onlyCase(
            run("TestA")
                + output("TestA", "    a_test.go:3: progress")
                + output("TestA", "    a_test.go:4: want 1")
                + output("TestA", "        but got 2")
                + output("TestA", "--- FAIL: TestA (0.00s)")
                + end("fail", "TestA")
                + PACKAGE_FAILS);

    assertThat(run.status()).isEqualTo(FAIL);
    assertThat(run.error().message()).isEqualTo("want 1\nbut got 2");
    assertThat(run.error().stackTrace()).contains("progress").doesNotContain("=== RUN");
    assertThat(run.diagnostics()).containsEntry("file", "a_test.go").containsEntry("line", "4");
  }

  @Test
  void of_testifys_block_the_error_is_the_message() {
    TestCaseRun run =
        Reports.onlyCase(
            run("TestA")
                + output("TestA", "    a_test.go:12: ")
                + output("TestA", "        \\tError Trace:\\t/src/a_test.go:12")
                + output("TestA", "        \\tError:      \\tNot equal: ")
                + output("TestA", "        \\t            \\texpected: 1")
                + output("TestA", "        \\tTest:       \\tTestA")
                + end("fail", "TestA")
                + PACKAGE_FAILS);

    assertThat(run.error().message()).isEqualTo("Not equal:\nexpected: 1");
  }

  @Test
  void a_skipped_test_says_why() {
    TestCaseRun run =
        Reports.onlyCase(
            run("TestA")
                + output("TestA", "    a_test.go:4: no db")
                + end("skip", "TestA")
                + PACKAGE_PASSES);

    assertThat(run.status()).isEqualTo(SKIP);
    assertThat(run.error().message()).isEqualTo("no db");
  }

  @Test
  void a_parent_of_a_failed_subtest_says_so() {
    List<TestCaseRun> cases =
        Reports.cases(
            run("TestA")
                + run("TestA/x/y")
                + output("TestA/x/y", "    a_test.go:4: deep")
                + end("fail", "TestA/x/y")
                + end("fail", "TestA")
                + PACKAGE_FAILS);

    assertThat(cases)
        .extracting(one -> one.error().message())
        .containsExactly("deep", "a subtest failed");
  }

  @Test
  void a_test_that_never_ended_is_red_and_the_one_that_panicked_failed() {
    List<TestCaseRun> cases =
        Reports.cases(
            run("TestWaits")
                + run("TestPanics")
                + output("TestPanics", "panic: boom [recovered]")
                + output("TestPanics", "goroutine 7 [running]:")
                + PACKAGE_FAILS);

    assertThat(cases).extracting(TestCaseRun::status).containsExactly(FAIL, ERROR);
    assertThat(cases.get(0).error().message()).isEqualTo("panic: boom");
    assertThat(cases.get(0).error().type()).isEqualTo("panic");
    assertThat(cases.get(1).error().message()).isEqualTo("the test started, but never ended");
  }

  @Test
  void a_test_that_passed_before_the_binary_panicked_is_red_when_the_package_is() {
    String passes =
        run("TestA")
            + output("TestA", "--- PASS: TestA (0.00s)")
            + output("TestA", "panic: test timed out after 1s")
            + end("pass", "TestA");

    assertThat(Reports.onlyCase(passes + PACKAGE_FAILS).status()).isEqualTo(FAIL);
    assertThat(Reports.onlyCase(passes + PACKAGE_PASSES).status()).isEqualTo(PASS);
  }

  @Test
  void a_package_that_fails_without_a_failed_test_is_an_error_of_the_run() {
    String report =
        run("TestA")
            + end("pass", "TestA")
            + line("output", null, ",\"Output\":\"PASS\\n\"")
            + line("output", null, ",\"Output\":\"leak found\\n\"")
            + PACKAGE_FAILS;

    assertThat(errors(report))
        .singleElement()
        .matches(error -> "x/p".equals(error.source()) && "leak found".equals(error.message()));
  }

  @Test
  void a_failed_build_is_an_error_of_the_run_with_the_compilers_words() {
    String build =
        """
        {"ImportPath":"x/p [x/p.test]","Action":"build-output","Output":"# x/p [x/p.test]\\n"}
        {"ImportPath":"x/p [x/p.test]","Action":"build-output","Output":"./a_test.go:3: undefined: b\\n"}
        {"ImportPath":"x/p [x/p.test]","Action":"build-fail"}
        """;
    String packageFails = line("fail", null, ",\"FailedBuild\":\"x/p [x/p.test]\"");

    assertThat(errors(build + packageFails))
        .singleElement()
        .matches(error -> "./a_test.go:3: undefined: b".equals(error.message()))
        .matches(error -> "build failed".equals(error.type()));
    assertThat(errors(build)).hasSize(1);
    assertThat(
            errors(
                run("TestA")
                    + end("pass", "TestA")
                    + PACKAGE_PASSES
                    + "FAIL\tx/q [build failed]\n"))
        .containsExactly(new RunError("x/q", "FAIL x/q [build failed]", null, null));
  }

  @Test
  void a_rerun_is_a_further_attempt_of_the_same_case() {
    String failed = run("TestA") + end("fail", "TestA") + PACKAGE_FAILS;
    String passed = run("TestA") + end("pass", "TestA") + PACKAGE_PASSES;

    assertThat(Reports.onlyCase(failed + passed).attempts())
        .extracting(Attempt::status)
        .containsExactly(FAIL, PASS);
    assertThat(errors(failed + passed)).isEmpty();
  }

  @Test
  void a_package_that_repeats_its_tests_stays_red_when_only_the_first_time_failed() {
    String report =
        run("TestA") + end("fail", "TestA") + run("TestA") + end("pass", "TestA") + PACKAGE_FAILS;

    assertThat(errors(report)).hasSize(1);
  }

  @Test
  void a_benchmark_has_no_end_of_its_own() {
    String report = run("BenchmarkA") + output("BenchmarkA", "BenchmarkA-2 10 91.10 ns/op");

    assertThat(Reports.onlyCase(report + PACKAGE_PASSES).status()).isEqualTo(PASS);
    assertThat(Reports.onlyCase(run("BenchmarkA") + PACKAGE_FAILS).status()).isEqualTo(ERROR);
  }

  @Test
  void a_report_that_ends_too_early_is_not_green() {
    assertThat(errors(run("TestA") + end("pass", "TestA"))).hasSize(1);
  }

  @Test
  void other_lines_are_no_trouble_but_a_cut_event_is() {
    String report = run("TestA") + end("pass", "TestA") + PACKAGE_PASSES;

    ReadUpload noise = Reports.read("go: downloading x\n{ not json\n" + report);
    ReadUpload cut = Reports.read(report + "{\"Time\":\"2026-01-02T03:04:05Z\",\"Action\":\"fa");

    assertThat(noise.errors()).isEmpty();
    assertThat(noise.files().get(0).report().warnings()).hasSize(1);
    assertThat(cut.errors()).hasSize(1);
    assertThat(cut.files().get(0).report().rejected()).hasSize(1);
    assertThat(Reports.cases(cut)).hasSize(1);
  }
}
