package io.argus.formats.libtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonLines;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Held;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the suites of one stream: one after the other, nextest's may be interlaced. */
final class LibtestReading {

  /** A test binary that runs. */
  private static final class Suite {
    /** As cargo said it before the suite began; null = it did not. */
    final @Nullable String binary;

    final Set<String> open = new LinkedHashSet<>();
    boolean red;

    Suite(@Nullable String binary) {
      this.binary = binary;
    }
  }

  private static final String NEVER_ENDED = "the test started, but never ended";
  private static final String RUNNING = "Running ";
  private static final String DOC_TESTS = "Doc-tests ";

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final Map<String, Suite> suites = new LinkedHashMap<>();
  private final Held held;
  private @Nullable String binary;
  private double seconds;
  private boolean buildFailed;

  LibtestReading(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    this.held = new Held(limits);
  }

  void read(InputStream content) throws IOException, UnreadableReport {
    JsonLines lines = JsonLines.open(content, limits);
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.json() != null) {
        event(line.json());
      } else if (line.trouble() == null) {
        cargoSays(line.text());
      } else if (line.text().contains("\"type\"") || line.text().contains("\"event\"")) {
        sink.reject("line " + line.number(), line.trouble());
      } else {
        sink.warn("a line that begins like JSON is none", "line " + line.number());
      }
    }
    for (Suite suite : suites.values()) {
      died(suite);
    }
    if (seconds > 0 && seconds * 1000 < Long.MAX_VALUE) {
      sink.durationMs(Math.round(seconds * 1000));
    }
  }

  /** What stands on stderr, when both come in one stream: which binary runs next. */
  private void cargoSays(String text) {
    String line = String.valueOf(Failures.plain(text)).strip();
    if (line.startsWith(DOC_TESTS)) {
      binary = line;
    } else if (line.startsWith(RUNNING) && line.endsWith(")")) {
      String path = line.substring(line.lastIndexOf('(') + 1, line.length() - 1);
      String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      int hash = file.lastIndexOf('-');
      binary = hash > 0 ? file.substring(0, hash) : file;
    } else if (line.startsWith("error: could not compile") && !buildFailed) {
      buildFailed = true;
      sink.error(new RunError(null, line, "build failed", null));
    }
  }

  private void event(JsonNode event) throws UnreadableReport {
    String type = JsonValues.text(event, "type");
    String name = JsonValues.text(event, "event");
    if (type == null) {
      build(event);
    } else if (type.equals("suite") && name != null) {
      suite(event, name);
    } else if (type.equals("test") && name != null) {
      test(event, name);
    } else if (type.equals("bench")) {
      ended(LibtestName.of(JsonValues.text(event, "name"), binary), "ok", event);
    }
  }

  /** {@code cargo --message-format json}. */
  private void build(JsonNode message) {
    boolean finished = "build-finished".equals(JsonValues.text(message, "reason"));
    JsonNode said = message.path("message");
    if (finished && message.path("success").isBoolean() && !JsonValues.isTrue(message, "success")) {
      if (!buildFailed) {
        sink.error(new RunError(null, "the build failed", "build failed", null));
      }
      buildFailed = true;
    } else if ("error".equals(JsonValues.text(said, "level"))) {
      buildFailed = true;
      String rendered = Failures.plain(JsonValues.text(said, "rendered"));
      sink.error(
          new RunError(
              JsonValues.text(message, "package_id"),
              JsonValues.text(said, "message"),
              "build failed",
              rendered));
    }
  }

  private void suite(JsonNode event, String word) throws UnreadableReport {
    JsonNode nextest = event.path("nextest");
    String crate = JsonValues.text(nextest, "crate");
    String key = crate == null ? "" : crate + "::" + JsonValues.text(nextest, "test_binary");
    Suite known = suites.remove(key);
    if (word.equals("started")) {
      if (known != null) {
        died(known);
      }
      begin(key, new Suite(crate == null ? binary : key));
      return;
    }
    Suite ended = known == null ? new Suite(binary) : known;
    held.remove(known == null ? 0 : size(ended));
    neverEnded(ended);
    double took = JsonValues.number(event, "exec_time");
    seconds += took >= 0 ? took : 0;
    if (!word.equals("ok") && !ended.red) {
      String message = "the suite failed, but no test of it did";
      sink.error(new RunError(ended.binary, message, null, null));
    }
    if (crate == null) {
      binary = null;
    }
  }

  private void begin(String key, Suite suite) throws UnreadableReport {
    held.add(size(suite));
    suites.put(key, suite);
  }

  private static long size(Suite suite) {
    return 6L * Held.ENTRY_BYTES + Held.size(suite.binary);
  }

  private static long size(String openTest) {
    return Held.ENTRY_BYTES + Held.size(openTest);
  }

  private void died(Suite suite) throws UnreadableReport {
    held.remove(size(suite));
    neverEnded(suite);
    sink.error(new RunError(suite.binary, "the suite started, but never ended", null, null));
  }

  private void neverEnded(Suite suite) throws UnreadableReport {
    for (String open : suite.open) {
      held.remove(size(open));
      suite.red = true;
      sink.record(
          LibtestName.of(open, suite.binary)
              .record()
              .attempt(CaseStatus.ERROR, null, new Failure(NEVER_ENDED, null, null))
              .build());
    }
    suite.open.clear();
  }

  /** Of a test: that of its binary, or the one that runs. */
  private Suite suiteOf(LibtestName name) throws UnreadableReport {
    Suite own = name.binary() == null ? null : suites.get(name.binary());
    Suite suite = own == null ? suites.get("") : own;
    if (suite == null) {
      suite = new Suite(binary);
      begin("", suite);
    }
    return suite;
  }

  private void test(JsonNode event, String word) throws UnreadableReport {
    String said = JsonValues.text(event, "name");
    LibtestName name = LibtestName.of(said, binary);
    if (word.equals("started")) {
      if (suiteOf(name).open.add(name.raw())) {
        held.add(size(name.raw()));
      }
    } else if (!word.equals("timeout")) {
      ended(name, word, event);
    }
  }

  private boolean end(Suite suite, LibtestName name) {
    boolean open = suite.open.remove(name.raw());
    held.remove(open ? size(name.raw()) : 0);
    return open;
  }

  private void ended(LibtestName said, String word, JsonNode event) throws UnreadableReport {
    Suite suite = suiteOf(said);
    LibtestName name = said;
    if (!end(suite, said)) {
      LibtestName started = said.withoutTries();
      name = started != null && end(suite, started) ? started : said;
    }
    RecordBuilder record = name.record();
    for (int i = 1; i < Math.min(said.tries(name), limits.attempts()); i++) {
      record.attempt(CaseStatus.FAIL, null, null);
    }
    Integer millis = millis(event);
    switch (word) {
      case "ok" -> record.pass(millis);
      case "ignored" -> record.skip(millis, JsonValues.text(event, "message"));
      case "allowed_failure" -> record.skip(millis, "allowed failure");
      case "failed" -> {
        suite.red = true;
        failed(record, millis, event);
      }
      default -> {
        suite.red = true;
        sink.warn("a status is unknown and was taken for an error", word);
        Failure unknown = new Failure("unknown status \"" + word + "\"", null, null);
        record.attempt(CaseStatus.ERROR, millis, unknown);
      }
    }
    sink.record(record.build());
  }

  private void failed(RecordBuilder record, @Nullable Integer millis, JsonNode event) {
    String output = Failures.plain(JsonValues.text(event, "stdout"));
    String reason = JsonValues.text(event, "message");
    String message = reason == null ? JsonValues.text(event, "reason") : reason;
    RustPanic panic = output == null ? null : RustPanic.of(output);
    if (message == null && panic != null) {
      message = panic.message();
    }
    record.attempt(
        CaseStatus.FAIL, millis, Failures.of(message, panic == null ? null : "panic", output));
    if (panic != null) {
      record.diagnostic("file", panic.file()).diagnostic("line", panic.line());
    }
  }

  private @Nullable Integer millis(JsonNode event) {
    double number = JsonValues.number(event, "exec_time");
    return Double.isNaN(number)
        ? times.ofSeconds(JsonValues.text(event, "exec_time"))
        : times.ofMillis(number * 1000);
  }
}
