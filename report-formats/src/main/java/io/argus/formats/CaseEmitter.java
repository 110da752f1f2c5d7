package io.argus.formats;

import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The second reading of an upload: records become cases, each with an identity of its own. A file
 * whose records were kept is not parsed again.
 */
final class CaseEmitter {

  private final Limits limits;
  private final Fitting fitting;
  private final CaseNaming naming;
  private final Consumer<TestCaseRun> cases;

  CaseEmitter(Limits limits, CaseNaming naming, Consumer<TestCaseRun> cases) {
    this.limits = limits;
    this.fitting = new Fitting(limits, (kind, example) -> {});
    this.naming = naming;
    this.cases = cases;
  }

  void read(FileScan scan) throws IOException {
    ReportParser parser = scan.parser();
    if (parser == null) {
      return;
    }
    Sink sink = new Sink(scan.repeats());
    List<TestRecord> kept = scan.kept().all();
    if (kept != null) {
      kept.forEach(sink::take);
      return;
    }
    try (InputStream content = scan.file().content().open()) {
      parser.parse(content, limits, sink);
    } catch (UnreadableReport e) {
      throw new IOException(scan.file().name() + " has changed since it was read", e);
    }
  }

  /** Holds back the records of a repeated case until its last one. */
  private final class Sink implements RecordSink {
    private final Repeats repeats;
    private final PendingCases pending = new PendingCases(limits.attempts());

    Sink(Repeats repeats) {
      this.repeats = repeats;
    }

    @Override
    public void record(TestRecord record) {
      take(fitting.fit(record));
    }

    void take(TestRecord fit) {
      if (fit.repeatKey() == TestRecord.NEVER_REPEATS) {
        cases.accept(naming.toCase(fit));
        return;
      }
      UUID key = Repeats.key(fit);
      int count = repeats.count(key);
      TestRecord whole = count <= 1 ? fit : pending.add(key, count, fit);
      if (whole != null) {
        cases.accept(naming.toCase(count <= 1 ? whole : fitting.fit(whole)));
      }
    }

    @Override
    public void reject(String place, String reason) {}

    @Override
    public void error(RunError error) {}

    @Override
    public void warn(String kind, String example) {}
  }
}
