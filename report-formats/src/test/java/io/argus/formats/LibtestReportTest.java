package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibtestReportTest {

  private static final String SUITE =
      "{ \"type\": \"suite\", \"event\": \"started\", \"test_count\": 1 }\n";

  private static String end(String word) {
    return "{ \"type\": \"suite\", \"event\": \"%s\", \"passed\": 1, \"failed\": 0, \"exec_time\": 0.5 }\n"
        .formatted(word);
  }

  private static String test(String event, String name, String more) {
    return "{ \"type\": \"test\", \"event\": \"%s\", \"name\": \"%s\"%s }\n"
        .formatted(event, name, more);
  }

  private static String run(String event, String more) {
    return SUITE
        + test("started", "t::a", "")
        + test(event, "t::a", more)
        + end(event.equals("failed") ? "failed" : "ok");
  }

  private static List<RunError> errors(String report) {
    return Reports.read(report).errors();
  }

  @Test
  void a_test_is_a_case() {
    TestCaseRun run = Reports.onlyCase(run("ok", ", \"exec_time\": 0.0125"));

    assertThat(run.name()).isEqualTo("t::a");
    assertThat(run.className()).isNull();
    assertThat(run.status()).isEqualTo(PASS);
    assertThat(run.durationMs()).isEqualTo(13);
    assertThat(Reports.onlyFile(run("ok", "")).durationMs()).isEqualTo(500);
    assertThat(errors(run("ok", ""))).isEmpty();
  }

  @Test
  void the_panic_is_the_message() {
    String now =
        "hello\\n\\nthread 't::a' (7) panicked at src/lib.rs:4:45:\\nleft != right\\n  left: 1\\nnote: run with";
    String before =
        "thread 't::a' panicked at 'left != right\\n  left: 1', src/lib.rs:4:45\\nnote: run with";

    assertThat(List.of(now, before))
        .allSatisfy(
            output -> {
              TestCaseRun run = Reports.onlyCase(run("failed", ", \"stdout\": \"" + output + "\""));
              assertThat(run.error().message()).isEqualTo("left != right\n  left: 1");
              assertThat(run.error().type()).isEqualTo("panic");
              assertThat(run.diagnostics())
                  .containsEntry("file", "src/lib.rs")
                  .containsEntry("line", "4");
            });
    assertThat(
            Reports.onlyCase(run("failed", ", \"message\": \"did not panic\"")).error().message())
        .isEqualTo("did not panic");
    assertThat(
            Reports.onlyCase(run("failed", ", \"reason\": \"time limit exceeded\""))
                .error()
                .message())
        .isEqualTo("time limit exceeded");
  }

  @Test
  void ignored_tests_are_skipped_and_unknown_words_are_errors() {
    TestCaseRun ignored = Reports.onlyCase(run("ignored", ", \"message\": \"slow\""));

    assertThat(ignored.status()).isEqualTo(SKIP);
    assertThat(ignored.error().message()).isEqualTo("slow");
    assertThat(Reports.onlyCase(run("strange", "")).status()).isEqualTo(ERROR);
  }

  @Test
  void a_timeout_is_only_a_warning_of_libtest() {
    String report =
        SUITE
            + test("started", "a", "")
            + test("timeout", "a", "")
            + test("ok", "a", "")
            + end("ok");

    assertThat(Reports.onlyCase(report).status()).isEqualTo(PASS);
  }

  @Test
  void a_suite_that_died_is_an_error_and_so_is_its_open_test() {
    String died = SUITE + test("started", "a", "");

    for (String report : List.of(died, died + SUITE + end("ok"))) {
      assertThat(Reports.cases(report)).extracting(TestCaseRun::status).containsExactly(ERROR);
      assertThat(errors(report)).hasSize(1);
    }
  }

  @Test
  void the_open_test_of_a_suite_that_died_belongs_to_the_binary_that_died() {
    String report =
        "     Running tests/dies.rs (target/debug/deps/dies-d973ce45db53822c)\n"
            + SUITE
            + test("started", "a", "")
            + "   Doc-tests shop\n"
            + SUITE
            + end("ok");

    assertThat(Reports.onlyCase(report).className()).isEqualTo("dies");
    assertThat(errors(report)).extracting(RunError::source).containsExactly("dies");
  }

  @Test
  void a_suite_that_failed_without_a_failed_test_is_an_error_of_the_run() {
    assertThat(errors(SUITE + test("ok", "a", "") + end("failed"))).hasSize(1);
    assertThat(errors(SUITE + test("failed", "a", "") + end("failed"))).isEmpty();
  }

  @Test
  void a_build_that_failed_is_an_error_of_the_run() {
    String build =
        """
        {"reason":"compiler-message","package_id":"shop 0.1.0","message":{"level":"error","message":"no b","rendered":"error: no b"}}
        {"reason":"build-finished","success":false}
        """;

    assertThat(errors(build + run("ok", "")))
        .containsExactly(new RunError("shop 0.1.0", "no b", "build failed", "error: no b"));
    assertThat(errors("error: could not compile `shop`\n" + run("ok", ""))).hasSize(1);
    assertThat(errors("{\"reason\":\"build-finished\",\"success\":true}\n" + run("ok", "")))
        .isEmpty();
  }

  @Test
  void the_binary_is_known_where_cargo_says_it_in_the_same_stream() {
    String report =
        "     Running unittests src/lib.rs (target/debug/deps/shop_app-2822aa445d3f3508)\n"
            + run("ok", "")
            + "     Running tests/it.rs (target/debug/deps/it-d973ce45db53822c)\n"
            + run("ok", "");

    assertThat(Reports.cases(report))
        .extracting(TestCaseRun::className)
        .containsExactly("shop_app", "it");
  }

  @Test
  void nextest_says_the_binary_and_how_often_it_tried() {
    String report =
        SUITE
            + test("started", "shop::it@stress-1$m::a", "")
            + test("ok", "shop::it@stress-1$m::a#3", "")
            + end("ok");

    TestCaseRun run = Reports.onlyCase(report);

    assertThat(run.className()).isEqualTo("shop::it");
    assertThat(run.name()).isEqualTo("m::a");
    assertThat(run.variant()).isEqualTo("stress-1");
    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, FAIL, PASS);
  }

  @Test
  void suites_of_nextest_may_be_interlaced() {
    String first = "\"nextest\":{\"crate\":\"c\",\"test_binary\":\"x\"}";
    String second = "\"nextest\":{\"crate\":\"c\",\"test_binary\":\"y\"}";
    String start = "{\"type\":\"suite\",\"event\":\"started\",\"test_count\":1,%s}\n";
    String end = "{\"type\":\"suite\",\"event\":\"ok\",\"passed\":1,%s}\n";
    String report =
        start.formatted(first)
            + test("started", "c::x$a", "")
            + start.formatted(second)
            + test("started", "c::y$a", "")
            + test("ok", "c::x$a", "")
            + end.formatted(first)
            + test("ok", "c::y$a", "")
            + end.formatted(second);

    assertThat(Reports.cases(report)).extracting(TestCaseRun::status).containsExactly(PASS, PASS);
    assertThat(errors(report)).isEmpty();
  }

  @Test
  void a_cut_line_is_a_rejected_record() {
    assertThat(errors(run("ok", "") + "{ \"type\": \"test\", \"ev")).hasSize(1);
  }
}
