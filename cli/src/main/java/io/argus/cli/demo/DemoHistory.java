package io.argus.cli.demo;

import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * All runs of the thirty days that end with {@code until}; of that day itself only the nightly
 * ones, which are over soon after midnight (UTC). A function of seed and date.
 */
public record DemoHistory(long seed, LocalDate until) {

  public static final String SHOP = "demo-shop";
  public static final String QUIET = "demo-billing";
  private static final String MAIN = "main";
  private static final int DAYS = 30;
  private static final int STOPPED = 20;
  private static final int SIX_DIGITS = 1_000_000;

  /** What tells this history from others: the {@code configHash} of all its runs. */
  public String name() {
    return "demo-" + until + "-" + seed;
  }

  /** The runs of each suite, oldest first. */
  List<List<DemoRun>> suites() {
    return List.of(
        suite(SHOP, "unit", List.of("00:05", "08:10", "11:40", "15:20"), DAYS, true),
        suite(SHOP, "e2e", List.of("00:10", "13:00"), DAYS, true),
        suite(SHOP, "load", List.of("00:15"), DAYS, false),
        suite(SHOP, "smoke", List.of("06:00"), STOPPED, false),
        suite(QUIET, "unit", List.of("00:20"), DAYS, false));
  }

  private List<DemoRun> suite(
      String project, String suiteId, List<String> times, int days, boolean branches) {
    List<DemoRun> runs = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      boolean today = day == DAYS - 1;
      for (String time : today ? times.subList(0, 1) : times) {
        runs.add(run(project, suiteId, moment(project, suiteId, day, time, MAIN, runs.size())));
      }
      if (branches && !today) {
        String branch = day % 2 == 0 ? "feature/checkout" : "feature/search";
        runs.add(
            run(project, suiteId, moment(project, suiteId, day, "17:30", branch, runs.size())));
      }
    }
    return runs;
  }

  private Moment moment(
      String project, String suiteId, int day, String time, String branch, int ordinal) {
    Instant at =
        until.minusDays(DAYS - 1L - day).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    long own = (project + suiteId).hashCode() * (long) SIX_DIGITS + ordinal;
    return new Moment(day, ordinal, at, branch, new SplittableRandom(seed * 31 + own));
  }

  private DemoRun run(String project, String suiteId, Moment at) {
    CaseBook book = new CaseBook(project, suiteId);
    if (project.equals(QUIET)) {
      QuietSuite.write(book, at);
    } else {
      switch (suiteId) {
        case "unit" -> UnitSuite.write(book, at);
        case "e2e" -> E2eSuite.write(book, at);
        case "load" -> LoadSuite.write(book, at);
        default -> book.pass("SmokeTest", "answers", at.about(800));
      }
    }
    long duration =
        book.cases().stream().mapToLong(c -> c.durationMs() == null ? 0 : c.durationMs()).sum();
    boolean together = suiteId.equals("load");
    return new DemoRun(
        said(project, suiteId, at),
        together ? duration / book.cases().size() : duration,
        book.cases(),
        suiteId.equals("e2e") ? E2eSuite.errors(at) : List.of());
  }

  private RunMetadata said(String project, String suiteId, Moment at) {
    String number = String.format(Locale.ROOT, "%04d", at.ordinal());
    return new RunMetadata(
        project,
        suiteId,
        name() + "-" + number,
        null,
        at.branch(),
        String.format(
            Locale.ROOT, "%040x", (seed + 1) * SIX_DIGITS + at.day() * 10L + at.branch().length()),
        Trigger.CI,
        suiteId.equals("unit") ? null : "staging",
        suiteId.equals("e2e") ? "chromium" : null,
        name(),
        at.at(),
        "https://ci.example.com/" + project + "/" + suiteId + "/" + number,
        "jenkins",
        0,
        0,
        1);
  }
}
