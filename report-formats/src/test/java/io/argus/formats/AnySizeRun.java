package io.argus.formats;

import io.argus.contracts.run.IdentityPatterns;
import io.argus.formats.parse.Limits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Reads every sample in two sizes, both readings, and prints how fast that was and what was held in
 * memory at the end of the file. Ends with 1 when something is wrong.
 */
public final class AnySizeRun {

  private static final long MB = 1_000_000;

  /** What a refusal for the size says. */
  private static final Pattern LIMIT = Pattern.compile("(?i)more |larger|longer|too (many|much)");

  /** Far below what is measured, so that a slow machine passes and a square does not. */
  private static final double LEAST_MB_PER_SECOND = 2;

  private static boolean failed;

  private AnySizeRun() {}

  public static void main(String[] arguments) throws IOException {
    boolean large = Boolean.getBoolean("argus.large");
    System.out.printf(
        "heap %d MB%n%-38s %6s %8s %8s %9s  %s%n",
        Runtime.getRuntime().maxMemory() / MB,
        "sample",
        "MB",
        "MB/s",
        "held MB",
        "records",
        "outcome");
    for (Sample sample : Sample.all()) {
      if (arguments.length == 0 || sample.name().startsWith(arguments[0])) {
        read(sample, large ? 50 : 2);
        read(sample, large ? 500 : 6);
      }
    }
    System.exit(failed ? 1 : 0);
  }

  /** Not the time of a clock: the machine may be busy with something else. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void read(Sample sample, int megabytes) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    AtomicLong held = new AtomicLong();
    AtomicLong measuring = new AtomicLong();
    Runnable measure =
        () -> {
          long start = cpuNanos();
          runtime.gc();
          held.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
          measuring.addAndGet(cpuNanos() - start);
        };
    measure.run();
    long before = held.getAndSet(0);
    measuring.set(0);
    ReportFile file =
        new ReportFile(
            sample.name(), sample.format(), false, () -> sample.open(megabytes * MB, measure));
    long start = cpuNanos();
    ReadUpload upload = new UploadReader(Limits.DEFAULT).read(List.of(file));
    AtomicLong cases = new AtomicLong();
    upload.forEachCase(Reports.RUN, IdentityPatterns.NONE, one -> cases.incrementAndGet());
    double seconds = (cpuNanos() - start - measuring.get()) / 1e9;
    var report = upload.files().get(0).report();
    boolean refused = report.error() != null;
    double speed = megabytes * (refused ? 1 : 2) / seconds;
    boolean ok = refused ? LIMIT.matcher(report.error()).find() : cases.get() == report.cases();
    // Where a limit ends the reading, nobody knows how much was read.
    ok &= refused || speed > LEAST_MB_PER_SECOND;
    failed |= !ok;
    System.out.printf(
        "%-38s %6d %8.0f %8.0f %9d  %s%s%n",
        sample.name(),
        megabytes,
        speed,
        Math.max(0, held.get() - before) / (double) MB,
        report.records(),
        ok ? "" : "WRONG: ",
        refused ? report.error() : cases + " cases " + report.warnings());
  }
}
