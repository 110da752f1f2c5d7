package io.argus.formats.pytest;

import static io.argus.formats.json.JsonValues.number;
import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One test of pytest: {@code file.py::Class::test[parameters]} and its stages. */
final class PytestTest {

  /** The last one: a worker of xdist that died while it ran the test. */
  private static final List<String> STAGES = List.of("setup", "call", "teardown", "???");

  private static final String CALL = "call";
  private static final String SEPARATOR = "::";
  private static final String SKIPPED = "Skipped: ";
  private static final Pattern TYPE = Pattern.compile("[A-Za-z_][\\w.]{0,200}");

  private final RecordSink sink;
  private final ReportTimes times;

  PytestTest(RecordSink sink) {
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  TestRecord record(JsonNode test) {
    RecordBuilder record = named(String.valueOf(text(test, "nodeid")));
    Integer line = JsonValues.count(test, "lineno");
    record.diagnostic("line", line == null ? null : "" + (line + 1));
    String outcome = String.valueOf(text(test, "outcome"));
    CaseStatus status = status(test, outcome);
    if (outcome.equals("rerun")) {
      record.attempt(CaseStatus.FAIL, null, null);
    }
    boolean output = status.isRed() || outcome.equals("rerun");
    record.attempt(status, duration(test), failure(test, status, outcome));
    for (String stage : STAGES) {
      record.diagnostic("stdout", output ? text(test.path(stage), "stdout") : null);
      record.diagnostic("stderr", output ? text(test.path(stage), "stderr") : null);
    }
    return record.build();
  }

  /** Parameters may hold anything, colons too. */
  private static RecordBuilder named(String nodeId) {
    int bracket = nodeId.indexOf('[', Math.max(0, nodeId.indexOf(SEPARATOR)));
    String plain = bracket < 0 ? nodeId : nodeId.substring(0, bracket);
    int file = plain.indexOf(SEPARATOR);
    int name = plain.lastIndexOf(SEPARATOR);
    if (file < 0) {
      return RecordBuilder.named(nodeId);
    }
    String path = plain.substring(0, file);
    boolean hasClass = name > file + 2;
    String classes = hasClass ? plain.substring(file + 2, name).replace(SEPARATOR, ".") : null;
    return RecordBuilder.named(nodeId.substring(name + 2))
        .suite(path)
        .className(classes)
        .diagnostic("file", path);
  }

  /** A failed stage is never green, whatever the outcome. */
  private CaseStatus status(JsonNode test, String outcome) {
    CaseStatus status =
        switch (outcome) {
          case "passed", "xpassed", "rerun" -> CaseStatus.PASS;
          case "failed" -> CaseStatus.FAIL;
          case "skipped", "xfailed" -> CaseStatus.SKIP;
          default -> CaseStatus.ERROR;
        };
    for (String stage : STAGES) {
      if (!status.isRed() && failed(test.path(stage))) {
        return stage.equals(CALL) ? CaseStatus.FAIL : CaseStatus.ERROR;
      }
    }
    boolean skippedRerun = outcome.equals("rerun") && skipped(test);
    return skippedRerun ? CaseStatus.SKIP : status;
  }

  private static boolean skipped(JsonNode test) {
    return STAGES.stream().anyMatch(stage -> "skipped".equals(text(test.path(stage), "outcome")));
  }

  private static boolean failed(JsonNode stage) {
    return "failed".equals(text(stage, "outcome"));
  }

  private @Nullable Integer duration(JsonNode test) {
    double seconds = Double.NaN;
    for (String stage : STAGES) {
      double one = number(test.path(stage), "duration");
      seconds = Double.isNaN(one) ? seconds : one + (Double.isNaN(seconds) ? 0 : seconds);
    }
    return times.ofMillis(seconds * 1000);
  }

  private @Nullable Failure failure(JsonNode test, CaseStatus status, String outcome) {
    if (!status.isRed()) {
      return status == CaseStatus.SKIP ? Failures.skipped(skipReason(test)) : null;
    }
    List<Failure> errors = new ArrayList<>();
    for (String stage : STAGES) {
      Failure failure = failed(test.path(stage)) ? failure(test.path(stage)) : null;
      if (failure != null) {
        errors.add(failure);
      }
    }
    if (errors.isEmpty() && !outcome.equals("failed") && !outcome.equals("error")) {
      sink.warn("a status is unknown and counts as an error", outcome);
      return new Failure("unknown status \"" + outcome + "\"", null, null);
    }
    return joined(errors);
  }

  /** A failed test and its failed tear-down: the first one's message, the texts of both. */
  private static @Nullable Failure joined(List<Failure> errors) {
    if (errors.size() < 2) {
      return errors.isEmpty() ? null : errors.get(0);
    }
    StringBuilder texts = new StringBuilder();
    for (Failure error : errors) {
      String text = error.stackTrace() == null ? error.message() : error.stackTrace();
      texts.append(texts.isEmpty() ? "" : "\n\n").append(text);
    }
    return new Failure(errors.get(0).message(), errors.get(0).type(), texts.toString());
  }

  private static @Nullable Failure failure(JsonNode stage) {
    String report = Failures.plain(text(stage, "longrepr"));
    String crash = Failures.plain(text(stage.path("crash"), "message"));
    JsonNode traceback = stage.path("traceback");
    String type = text(traceback.path(traceback.size() - 1), "message");
    boolean isType = type != null && TYPE.matcher(type).matches();
    return Failures.of(crash == null ? lastError(report) : crash, isType ? type : null, report);
  }

  /** What pytest marks with an {@code E} in the margin; the last one is the error itself. */
  static @Nullable String lastError(@Nullable String report) {
    if (report == null) {
      return null;
    }
    String last = null;
    for (String line : report.lines().toList()) {
      last = line.startsWith("E   ") ? line.substring(4).strip() : last;
    }
    return last;
  }

  private static @Nullable String skipReason(JsonNode test) {
    for (String stage : STAGES) {
      JsonNode of = test.path(stage);
      String report = text(of, "longrepr");
      if ("skipped".equals(text(of, "outcome")) && report != null) {
        int reason = report.indexOf(SKIPPED);
        String crash = Failures.plain(text(of.path("crash"), "message"));
        return reason < 0
            ? "expected to fail" + (crash == null ? "" : ": " + crash)
            : report.substring(reason + SKIPPED.length()).replaceAll("['\"]\\)$", "");
      }
    }
    return null;
  }
}
