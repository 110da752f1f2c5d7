package io.argus.formats.tap;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.SourceFiles;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.TextLines;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows the levels of one stream. A point waits until its diagnostics have ended. */
final class TapReading {

  private static final int INDENT = 4;
  private static final String SUBTEST = "# Subtest:";
  private static final String BAIL_OUT = "Bail out!";
  private static final Pattern VERSION = Pattern.compile("TAP version \\d{1,3}");
  private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d{1,9})(?:\\s*#.*)?");
  private static final Pattern SUMMARY =
      Pattern.compile("# (fail|failed|cancelled)[: ] *(\\d{1,9})( of \\d+ tests)?");
  private static final Pattern WALL =
      Pattern.compile("# (?:duration_ms |time=)(\\d{1,12}(?:\\.\\d{1,9})?)(?:ms)?");

  /** Files whose absolute path Node prints for a name; longer ones are none. */
  private static final Pattern FILE =
      Pattern.compile(
          "(?:/|[A-Za-z]:[\\\\/])(?:[^\\s\\\\/]*[\\\\/])+[^\\s\\\\/]+\\.(?:[cm]?[jt]sx?|t)");

  private static final int LONGEST_PATH = 1024;

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final List<TapLevel> levels = new ArrayList<>();
  private final StringBuilder comments = new StringBuilder();
  private @Nullable TapPoint point;
  private @Nullable TapYaml yaml;
  private boolean inYaml;
  private boolean begun;
  private int summedRed;

  TapReading(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    levels.add(new TapLevel(null));
  }

  static boolean isVersion(String line) {
    return VERSION.matcher(line).matches();
  }

  /** Points that a line plans; null = it is no plan. */
  static @Nullable Integer plan(String line) {
    Matcher plan = PLAN.matcher(line);
    return plan.matches() ? Integer.valueOf(plan.group(1)) : null;
  }

  void read(TextLines lines) throws IOException, UnreadableReport {
    for (String line = lines.next(); line != null; line = lines.next()) {
      String said = line.strip();
      if (said.startsWith(BAIL_OUT)) {
        flush();
        String reason = said.substring(BAIL_OUT.length()).strip();
        String message = reason.isEmpty() ? "the test bailed out" : reason;
        sink.error(new RunError(suite(), message, "bail out", null));
        return;
      }
      line(line, said);
    }
    end();
  }

  private void line(String line, String said) throws UnreadableReport {
    int indent = line.length() - line.stripLeading().length();
    if (inYaml && yaml != null) {
      if (indent == yaml.indent() && said.equals("...")) {
        inYaml = false;
        return;
      }
      if (said.isEmpty() || indent >= yaml.indent()) {
        yaml.add(line);
        return;
      }
      inYaml = false;
    }
    boolean below = point != null && yaml == null && indent > (levels.size() - 1) * INDENT;
    if (below && said.equals("---")) {
      yaml = new TapYaml(indent, limits.caseBytes());
      inYaml = true;
    } else if (indent % INDENT == 0 && indent / INDENT <= levels.size()) {
      protocol(indent / INDENT, said);
    }
  }

  private void protocol(int depth, String said) throws UnreadableReport {
    Integer plan = plan(said);
    TapPoint next = TapPoint.of(said);
    if (plan != null) {
      level(depth).planned = plan;
      begun = true;
    } else if (next != null) {
      TapLevel level = level(depth);
      level.points++;
      begun = true;
      level.next = next.opens() ? named(next.name()) : null;
      level.opened = next.opens() ? next : null;
      point = next.opens() ? null : next;
    } else if (said.equals("}") && depth < levels.size()) {
      TapLevel level = level(depth);
      point = level.opened;
      level.opened = null;
    } else if (said.startsWith(SUBTEST)) {
      String name = named(TapPoint.unescaped(said.substring(SUBTEST.length()).strip()));
      TapLevel inner = levels.get(levels.size() - 1);
      // Old tools indent it like the points of the subtest, others like the point that sums them
      // up.
      boolean indented = depth == levels.size() && inner.next == null;
      (indented ? level(depth - 1) : level(depth)).next = name;
    } else if (depth == 0 && isVersion(said) && begun) {
      end();
      levels.add(new TapLevel(null));
      begun = false;
    } else if (said.startsWith("#")) {
      comment(depth, said);
    }
  }

  private void comment(int depth, String said) {
    Matcher summary = SUMMARY.matcher(said);
    Matcher wall = WALL.matcher(said);
    if (depth == 0 && summary.matches()) {
      summedRed = Math.max(summedRed, Integer.parseInt(summary.group(2)));
    } else if (depth == 0 && wall.matches()) {
      Integer millis = times.ofMillis(Double.parseDouble(wall.group(1)));
      if (millis != null) {
        sink.durationMs(millis);
      }
    } else if (point != null && comments.length() + said.length() < limits.messageBytes()) {
      comments.append(said.substring(1).stripTrailing()).append('\n');
    }
  }

  /** The level that is {@code depth} deep; what is deeper has ended, and so has the last point. */
  private TapLevel level(int depth) throws UnreadableReport {
    flush();
    while (levels.size() - 1 > depth) {
      close();
    }
    if (levels.size() - 1 < depth) {
      if (depth > limits.depth()) {
        throw new UnreadableReport(
            "more than " + limits.depth() + " subtests inside each other" + Limits.named("depth"));
      }
      TapLevel outer = levels.get(levels.size() - 1);
      levels.add(new TapLevel(outer.next));
      outer.next = null;
    }
    return levels.get(depth);
  }

  /** Ends the innermost level. */
  private void close() {
    TapLevel ended = levels.get(levels.size() - 1);
    if (ended.planned >= 0 && ended.planned != ended.points) {
      String message = "planned " + ended.planned + " tests, but ran " + ended.points;
      sink.error(new RunError(suite(), message, null, null));
    } else if (levels.size() == 1 && ended.planned < 0 && begun) {
      sink.error(new RunError(null, "the report has no plan, it may be cut", null, null));
    }
    levels.remove(levels.size() - 1);
    if (!levels.isEmpty()) {
      TapLevel outer = levels.get(levels.size() - 1);
      outer.hasChildren |= ended.points > 0;
      outer.hasRedChild |= ended.red;
      outer.red |= ended.red;
    }
  }

  private void end() throws UnreadableReport {
    flush();
    boolean anyRed = false;
    while (!levels.isEmpty()) {
      anyRed |= levels.get(0).red;
      close();
    }
    if (summedRed > 0 && !anyRed) {
      String message = "the summary says " + summedRed + " failed, but no test did";
      sink.error(new RunError(null, message, null, null));
    }
    summedRed = 0;
  }

  /** The point that waits, if any, is complete. */
  private void flush() throws UnreadableReport {
    TapPoint done = point;
    if (done == null) {
      return;
    }
    TapLevel level = levels.get(levels.size() - 1);
    TapYaml said = yaml == null ? new TapYaml(0, 0) : yaml;
    boolean red = !done.ok() && done.directive() == null;
    boolean explained = level.hasRedChild && saysSubtests(said);
    if (!level.hasChildren) {
      sink.record(record(done, said, red));
    } else if (red && !explained) {
      sink.error(parentError(done, said));
    }
    level.red |= red;
    level.hasChildren = false;
    level.hasRedChild = false;
    point = null;
    yaml = null;
    comments.setLength(0);
  }

  /** True when a parent gives no other reason than its subtests. */
  private static boolean saysSubtests(TapYaml said) {
    String type = said.value("failureType");
    return type == null || type.equals("subtestsFailed");
  }

  private TestRecord record(TapPoint done, TapYaml said, boolean red) {
    RecordBuilder record = RecordBuilder.named(named(done.name())).suite(names());
    Integer millis = millis(said.value("duration_ms"), done.time());
    if (red) {
      record
          .attempt(CaseStatus.FAIL, millis, failure(said))
          .diagnostic("file", said.value("at.file", "at.fileName", "file"))
          .diagnostic("line", said.value("at.line", "at.lineNumber", "line"))
          .diagnostic("property.location", said.value("location", "at"));
    } else if (done.directive() == null) {
      record.pass(millis);
    } else if (done.directive().equals("TODO")) {
      record.skip(millis, ("TODO " + done.reason()).strip());
    } else {
      record.skip(millis, done.reason());
    }
    return record.build();
  }

  private RunError parentError(TapPoint done, TapYaml said) {
    Failure failure = failure(said);
    String path = suite() == null ? done.name() : suite() + TestRecord.LEVEL + done.name();
    return failure == null
        ? new RunError(path, "the test failed, but none of its subtests did", null, null)
        : new RunError(path, failure.message(), failure.type(), failure.stackTrace());
  }

  private @Nullable Failure failure(TapYaml said) {
    String message = said.value("message", "error");
    String expected = said.value("expected", "wanted");
    String actual = said.value("actual", "found");
    if (message == null && expected != null && actual != null) {
      message = "expected: " + expected + "\nactual: " + actual;
    }
    if (message == null) {
      message = said.value("diff");
    }
    if (message == null) {
      message = comments.toString().strip();
    }
    String stack = said.value("stack");
    String trace = stack == null ? said.text() : stack;
    return Failures.of(Failures.plain(message), said.value("name", "code"), Failures.plain(trace));
  }

  private @Nullable Integer millis(@Nullable String yaml, @Nullable String time) {
    if (yaml == null && time != null && time.endsWith("ms")) {
      return millis(time.substring(0, time.length() - 2), null);
    }
    if (yaml == null) {
      return times.ofSeconds(time);
    }
    try {
      return times.ofMillis(Double.parseDouble(yaml));
    } catch (NumberFormatException e) {
      sink.warn("a duration can't be read and was dropped", yaml);
      return null;
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (TapLevel level : levels) {
      if (level.name != null) {
        names.add(level.name);
      }
    }
    return names;
  }

  private @Nullable String suite() {
    List<String> names = names();
    return names.isEmpty() ? null : String.join(TestRecord.LEVEL, names);
  }

  /** The same wherever the workspace lies. */
  private static String named(String name) {
    boolean file = name.length() <= LONGEST_PATH && FILE.matcher(name).matches();
    return file ? String.valueOf(SourceFiles.name(name)) : name;
  }
}
