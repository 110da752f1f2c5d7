package io.argus.formats;

import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the first reading of one file found; nothing of it when the file breaks. */
final class FileScan implements RecordSink {

  /** A reason may quote the file; a quotation needs no more. */
  private static final int MOST_REASON_BYTES = 1024;

  private final ReportFile file;
  private final Limits limits;
  private final int mostRecords;
  private final Warnings warnings = new Warnings();
  private final Fitting fitting;
  private final Tally tally = new Tally();
  private final Repeats repeats = new Repeats();
  private final KeptRecords kept;
  private final List<RunError> errors = new ArrayList<>();
  private RunCounts totals = RunCounts.NONE;
  private int singles;
  private int records;
  private @Nullable Long samples;
  private final List<String> rejected = new ArrayList<>(0);
  private int rejections;
  private @Nullable ReportParser parser;
  private @Nullable String format;
  private @Nullable String error;
  private @Nullable Instant startedAt;
  private @Nullable Long durationMs;
  private @Nullable String tool;
  private ResultsDocument.@Nullable Environment environment;
  private @Nullable DocumentRun document;
  private @Nullable Integer seq;

  private FileScan(ReportFile file, Limits limits, int mostRecords, RecordRoom room) {
    this.file = file;
    this.limits = limits;
    this.mostRecords = mostRecords;
    this.fitting = new Fitting(limits, warnings::add);
    this.kept = new KeptRecords(room);
  }

  static FileScan of(ChosenFile chosen, Limits limits, int mostRecords, RecordRoom room)
      throws IOException {
    ReportFile file = chosen.file();
    ReportParser parser = chosen.parser();
    if (parser == null) {
      return broken(file, limits, room, file.format(), chosen.problem());
    }
    try {
      FileScan scan = new FileScan(file, limits, mostRecords, room);
      scan.read(parser);
      if (file.format() != null && scan.saysNothing()) {
        ReportFormats.checkIsNoOther(file, parser, limits);
      }
      return scan;
    } catch (UnreadableReport e) {
      return broken(file, limits, room, parser.format(), e);
    }
  }

  private static FileScan broken(
      ReportFile file,
      Limits limits,
      RecordRoom room,
      @Nullable String format,
      @Nullable UnreadableReport problem) {
    FileScan broken = new FileScan(file, limits, 0, room);
    broken.error = reason(problem == null ? "" : String.valueOf(problem.getMessage()));
    broken.format = format;
    return broken;
  }

  private boolean saysNothing() {
    return records == 0 && rejections == 0 && errors.isEmpty() && document == null;
  }

  private void read(ReportParser found) throws IOException, UnreadableReport {
    parser = found;
    format = found.format();
    try (InputStream content = file.content().open()) {
      found.parse(content, limits, this);
    }
    if (repeats.repeated() > limits.repeatedCases()) {
      throw new UnreadableReport(
          "more than "
              + limits.repeatedCases()
              + " cases have more than one record"
              + Limits.named("repeated-cases"));
    }
    if (rejections > 0) {
      takeRejections();
    } else if (records == 0) {
      warnings.add("the report has no tests", "");
    }
  }

  @Override
  public void record(TestRecord record) throws UnreadableReport {
    if (++records > mostRecords) {
      throw new UnreadableReport(
          "more than " + limits.records() + " records in one upload" + Limits.named("records"));
    }
    TestRecord fit = fitting.fit(record);
    kept.add(fit);
    if (fit.repeatKey() == TestRecord.NEVER_REPEATS) {
      singles++;
      tally.add(fit.status(), fit.wasRed());
    } else {
      repeats.add(fit);
    }
  }

  /** Nobody knows whether a record that can't be read was red. */
  private void takeRejections() throws UnreadableReport {
    String first = rejected.get(0);
    if (records == 0) {
      throw new UnreadableReport(
          rejections == 1 ? first : "no record can be read, the first: " + first);
    }
    String count = rejections == 1 ? "a record" : rejections + " records";
    error(new RunError(file.name(), count + " can't be read: " + first, null, null));
    if (rejections > rejected.size()) {
      rejected.add("and " + (rejections - rejected.size()) + " more records");
    }
  }

  @Override
  public void reject(String place, String reason) {
    rejections++;
    if (rejected.size() < limits.rejected()) {
      rejected.add(reason(place + ": " + reason));
    }
  }

  private static String reason(String text) {
    return Texts.cut(Texts.clean(text), MOST_REASON_BYTES);
  }

  @Override
  public void error(RunError found) {
    if (errors.size() < limits.runErrors()) {
      errors.add(fitting.fit(found));
    } else {
      warnings.add("the report has more errors outside of cases than are kept", "");
    }
  }

  @Override
  public void warn(String kind, String example) {
    warnings.add(kind, example);
  }

  @Override
  public void samples(long count) {
    samples = count;
  }

  @Override
  public void totals(RunCounts said) {
    totals = said;
  }

  @Override
  public void startedAt(Instant start) {
    if (startedAt == null || start.isBefore(startedAt)) {
      startedAt = start;
    }
  }

  @Override
  public void durationMs(long duration) {
    durationMs = duration;
  }

  @Override
  public void tool(String name) {
    tool = Texts.cut(Texts.clean(name), limits.nameBytes());
  }

  @Override
  public void environment(ResultsDocument.Environment said) {
    environment = said;
  }

  @Override
  public void seq(int said) {
    seq = said;
  }

  @Override
  public void document(DocumentRun run) {
    document = run;
  }

  FileReport report() {
    int cases = singles + repeats.cases();
    int read = samples == null ? records : (int) Math.min(samples, Integer.MAX_VALUE);
    return new FileReport(file.name(), format, read, cases, warnings.toList(), rejected, error);
  }

  RunCounts counts() {
    return tally.counts().plus(repeats.counts());
  }

  /** What the file sums up without naming cases. */
  RunCounts totals() {
    return totals;
  }

  ReadFile details() {
    return new ReadFile(report(), startedAt, durationMs, tool, environment, document, seq);
  }

  List<RunError> errors() {
    return errors;
  }

  int records() {
    return records;
  }

  KeptRecords kept() {
    return kept;
  }

  Repeats repeats() {
    return repeats;
  }

  /** Null = the file is broken. */
  @Nullable ReportParser parser() {
    return parser;
  }

  ReportFile file() {
    return file;
  }
}
