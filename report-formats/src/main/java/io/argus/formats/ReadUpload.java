package io.argus.formats;

import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.parse.Limits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An upload after its first reading: checked, counted, its cases ready to be taken. Until it is
 * closed it may hold memory that other uploads of the same reader then do without.
 */
public final class ReadUpload implements AutoCloseable {

  /** A report's own time is believed this far back; older ones are copies or wrong clocks. */
  private static final Duration BELIEVED = Duration.ofDays(7);

  private static final String LOST = "the file could not be read, its results are missing: ";

  private final Limits limits;
  private final RecordRoom room;
  private final List<FileScan> scans;
  private final List<FileScan> byName;
  private final List<ReadFile> files;
  private final List<@Nullable FileReport> reports;

  ReadUpload(
      Limits limits,
      RecordRoom room,
      List<FileScan> scans,
      List<FileScan> byName,
      List<@Nullable FileReport> reports) {
    this.limits = limits;
    this.room = room;
    this.scans = scans;
    this.byName = byName;
    this.files = scans.stream().map(FileScan::details).toList();
    this.reports = reports;
  }

  /** In the order they were given; files that make up one report are one. */
  public List<ReadFile> files() {
    return files;
  }

  /** What became of each file that was given; null = it is told with another. */
  public List<@Nullable FileReport> reports() {
    return reports;
  }

  /** True when no file could be read. */
  public boolean isUnreadable() {
    return files.stream().allMatch(ReadFile::isBroken);
  }

  /** Of the cases that {@link #forEachCase} gives; without any case, what the files sum up. */
  public RunCounts counts() {
    RunCounts cases = scans.stream().map(FileScan::counts).reduce(RunCounts.NONE, RunCounts::plus);
    return cases.total() > 0
        ? cases
        : scans.stream().map(FileScan::totals).reduce(RunCounts.NONE, RunCounts::plus);
  }

  /** What is red and no case: what the files tell, and each file that could not be read. */
  public List<RunError> errors() {
    return errors(reports.stream().filter(Objects::nonNull).toList());
  }

  /**
   * The same where more is known than was read here.
   *
   * @param files what became of each file of the upload; nobody knows what was in the broken ones
   */
  public List<RunError> errors(List<FileReport> files) {
    Stream<RunError> told = scans.stream().flatMap(scan -> scan.errors().stream());
    Stream<RunError> lost = files.stream().filter(file -> file.error() != null).map(this::lost);
    return Stream.concat(told, lost).limit(limits.runErrors()).toList();
  }

  private RunError lost(FileReport file) {
    return new Fitting(limits, (kind, example) -> {})
        .fit(new RunError(file.name(), LOST + file.error(), null, null));
  }

  /** The earliest time in the files; null = they tell none. */
  public @Nullable Instant startedAt() {
    return files.stream()
        .map(ReadFile::startedAt)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** When the run of this upload began: as said, else as reported, else now. */
  public Instant startOf(RunMetadata said, Instant now) {
    if (said.startedAt() != null) {
      return said.startedAt();
    }
    Instant reported = startedAt();
    boolean believed =
        reported != null && !reported.isAfter(now) && reported.isAfter(now.minus(BELIEVED));
    return believed ? Objects.requireNonNull(reported) : now;
  }

  /**
   * From the first start to the last end where every file with a duration has a start, else the
   * sum; null = no file tells.
   */
  public @Nullable Long durationMs() {
    List<ReadFile> lasting = files.stream().filter(file -> file.durationMs() != null).toList();
    if (lasting.isEmpty()) {
      return null;
    }
    Instant start = startedAt();
    if (start == null || lasting.stream().anyMatch(file -> file.startedAt() == null)) {
      return lasting.stream().mapToLong(ReadUpload::duration).sum();
    }
    return lasting.stream().mapToLong(file -> end(start, file)).max().getAsLong();
  }

  private static long duration(ReadFile file) {
    return file.durationMs() == null ? 0 : file.durationMs();
  }

  private static long end(Instant start, ReadFile file) {
    Instant own = file.startedAt() == null ? start : file.startedAt();
    return Duration.between(start, own).toMillis() + duration(file);
  }

  /**
   * The second reading: every case with its final identity, in an order that depends on the files'
   * names and contents alone. May be called again.
   *
   * @param run gives identity and attempts what the files can't know
   * @param identity what of the names is no part of it
   * @throws IOException when a file's content can't be read
   */
  public void forEachCase(RunMetadata run, IdentityPatterns identity, Consumer<TestCaseRun> cases)
      throws IOException {
    CaseNaming naming = new CaseNaming(run, identity, counts().total());
    CaseEmitter emitter = new CaseEmitter(limits, naming, cases);
    for (FileScan scan : byName) {
      emitter.read(scan);
    }
  }

  @Override
  public void close() {
    room.close();
  }
}
