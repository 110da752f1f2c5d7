package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a stored run against what the project of a tool says. */
final class ToolOutcome {

  private ToolOutcome() {}

  static void check(JsonPath run, RealTool.Expected expected, String said) {
    assertThat(outcome(run)).as(said).isEqualTo(outcome(expected));
    assertThat(run.getMap("counts")).as(said).isEqualTo(counts(expected));
    assertThat(run.getString("status")).as(said).isEqualTo(expected.status());
    compareErrors(run, expected);
  }

  static Map<String, Integer> counts(RealTool.Expected expected) {
    return Map.of(
        "total", expected.cases(),
        "passed", expected.pass().size(),
        "failed", expected.fail().size(),
        "errored", expected.error().size(),
        "skipped", expected.skip().size(),
        "flaky", expected.flaky().size());
  }

  private static String outcome(RealTool.Expected expected) {
    return Stream.of(
            lines("pass", expected.pass()),
            lines("fail", expected.fail()),
            lines("error", expected.error()),
            lines("skip", expected.skip()),
            lines("flaky", expected.flaky()))
        .flatMap(lines -> lines)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(String status, List<String> names) {
    return names.stream().map(name -> status + " " + name);
  }

  private static String outcome(JsonPath run) {
    List<Map<String, Object>> cases = run.getList("cases");
    return cases.stream()
        .flatMap(
            one -> {
              String name = identity(one);
              Stream<String> status = Stream.of(one.get("status") + " " + name);
              return Boolean.TRUE.equals(one.get("passedOnRetry"))
                  ? Stream.concat(status, Stream.of("flaky " + name))
                  : status;
            })
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String identity(Map<String, Object> one) {
    return Stream.of("suiteName", "className", "name", "variant")
        .map(one::get)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" | "));
  }

  /** A red case says why, and so does each error of the run. */
  private static void compareErrors(JsonPath run, RealTool.Expected expected) {
    List<Map<String, Object>> cases = run.getList("cases");
    assertThat(cases)
        .filteredOn(one -> List.of("fail", "error").contains(one.get("status")))
        .allSatisfy(one -> assertThat(one.get("error")).as(identity(one)).isNotNull());
    List<Map<String, Object>> errors = run.getList("errors");
    List<String> actual =
        errors.stream().map(error -> error.get("source") + ": " + error.get("message")).toList();
    assertThat(actual).hasSameSizeAs(expected.runErrors());
    assertThat(expected.runErrors())
        .allSatisfy(
            error -> {
              int end = error.indexOf(": ");
              assertThat(actual)
                  .anySatisfy(
                      one ->
                          assertThat(one)
                              .startsWith(error.substring(0, end + 2))
                              .contains(error.substring(end + 2)));
            });
  }
}
