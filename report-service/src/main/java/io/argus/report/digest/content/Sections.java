package io.argus.report.digest.content;

import io.argus.report.digest.content.Numbers.LoadCase;
import io.argus.report.digest.content.Numbers.RedCase;
import io.argus.report.digest.content.Numbers.SlowCase;
import io.argus.report.digest.content.Numbers.SuiteNumbers;
import io.argus.report.digest.content.Section.Row;
import io.argus.report.digest.content.Section.Tone;
import io.argus.report.digest.schedule.Cadence;
import io.argus.report.run.CaseIdentity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a digest, in the order of what to look at first; those without rows are left out.
 */
record Sections(@Nullable String project, Numbers numbers, CaseChanges changes) {

  private static final int MESSAGE_LENGTH = 110;

  List<Section> all() {
    List<Section> all = new ArrayList<>();
    add(all, "New failures", Tone.BAD, changes.newFailures().map(this::failure), failures());
    add(all, "Newly flaky", Tone.BAD, changes.newlyFlaky().map(this::wavering), failures());
    add(all, "Fixed", Tone.GOOD, changes.fixed().map(red -> row(red.identity(), "")), failures());
    add(all, "Slower", Tone.BAD, numbers.slower().map(this::slow), page("/"));
    add(all, "Stopped running", Tone.BAD, numbers.stopped().map(this::gone), page("/runs"));
    add(all, "Load tests", Tone.PLAIN, numbers.load().map(this::load), page("/"));
    if (numbers.now() != null) {
      add(all, "Flakiest, as of now", Tone.PLAIN, flakiest(), page("/"));
    }
    add(all, "Suites", Tone.PLAIN, numbers.suites().map(this::suite), page("/runs"));
    return all;
  }

  private static void add(
      List<Section> all, String title, Tone tone, Listing<Row> rows, String path) {
    if (!rows.isEmpty()) {
      all.add(Section.of(title, tone, rows, path));
    }
  }

  private Row failure(RedCase red) {
    String message = red.message() == null ? "" : Wording.line(red.message(), MESSAGE_LENGTH);
    String often = red.failures() > 1 ? red.failures() + " times" : "";
    return row(red.identity(), joined(often, message));
  }

  private Row wavering(RedCase red) {
    return row(
        red.identity(), "failed " + (red.failures() == 1 ? "once" : red.failures() + " times"));
  }

  private Row slow(SlowCase slow) {
    return row(
        slow.identity(),
        "%s, was %s%s"
            .formatted(
                Wording.duration(slow.nowMs()),
                Wording.duration(slow.beforeMs()),
                Wording.changeInBrackets((double) slow.beforeMs(), (double) slow.nowMs())));
  }

  private Row gone(CaseIdentity identity) {
    return row(identity, identity.suiteId());
  }

  private Row load(LoadCase load) {
    String now = Wording.duration(Math.round(load.nowMs()));
    String before = Wording.duration(Math.round(load.beforeMs()));
    String time =
        "p95 "
            + now
            + (now.equals(before) ? "" : ", was " + before)
            + Wording.changeInBrackets(load.beforeMs(), load.nowMs());
    boolean same = Math.round(load.nowErrorRate() * 10) == Math.round(load.beforeErrorRate() * 10);
    String errors =
        same
            ? ""
            : "errors %s, were %s"
                .formatted(
                    Wording.percent(load.nowErrorRate()), Wording.percent(load.beforeErrorRate()));
    return row(load.identity(), joined(time, errors));
  }

  private Listing<Row> flakiest() {
    List<Row> rows =
        numbers.flakiest().stream()
            .map(
                found ->
                    row(
                        found.identity(),
                        "%d of its last %d results failed"
                            .formatted(
                                Math.round(found.flaky().score() * found.flaky().runs()),
                                found.flaky().runs())))
            .toList();
    return new Listing<>(rows, rows.size());
  }

  private Row suite(SuiteNumbers suite) {
    String path = page("/runs", suite.project()) + "&suiteId=" + encoded(suite.suiteId());
    String name = project == null ? suite.project() + " / " + suite.suiteId() : suite.suiteId();
    return new Row(Wording.line(name, Wording.NAME_LENGTH), suiteNote(suite), path);
  }

  private String suiteNote(SuiteNumbers suite) {
    if (suite.runs() == 0) {
      return "did not run, %s before".formatted(Wording.count(suite.runsBefore(), "run", "runs"));
    }
    String rate = suite.passRate() == null ? "" : Wording.percent(suite.passRate()) + " passed";
    Long median = suite.medianMs();
    Long before = suite.medianMsBefore();
    String took = median == null ? "" : "median " + Wording.duration(median);
    String changed =
        median == null || before == null ? "" : Wording.changeInBrackets(before, median);
    return joined(Wording.count(suite.runs(), "run", "runs"), rate, took + changed);
  }

  private static Row row(CaseIdentity identity, String note) {
    return new Row(Wording.label(identity), note, "/tests/" + identity.caseId());
  }

  private String failures() {
    int days = numbers.period().cadence() == Cadence.DAILY ? 2 : 8;
    return "/failures?days=" + days + (project == null ? "" : "&project=" + encoded(project));
  }

  String page(String path) {
    return project == null ? path : page(path, project);
  }

  private static String page(String path, String ofProject) {
    return path + "?project=" + encoded(ofProject);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String joined(String... parts) {
    return String.join(" · ", List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
  }
}
