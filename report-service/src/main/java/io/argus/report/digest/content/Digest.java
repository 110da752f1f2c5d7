package io.argus.report.digest.content;

import io.argus.report.digest.schedule.Cadence;
import io.argus.report.digest.schedule.Period;
import io.argus.report.trend.PassRate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period in words, ready to be laid out.
 *
 * @param path of the page of the project
 * @param figures what stands at the top: name and value
 * @param changed false when nothing happened that somebody would want to know
 */
public record Digest(
    String project,
    String path,
    Period period,
    Verdict verdict,
    List<Figure> figures,
    boolean changed,
    List<Section> sections,
    List<Trend> trends) {

  /** Rows of a list of changes. */
  static final int CHANGES = 10;

  /** Less than this is noise: a pass rate moves with every run. */
  private static final double MOVED = 1.0;

  public Digest {
    figures = List.copyOf(figures);
    sections = List.copyOf(sections);
    trends = List.copyOf(trends);
  }

  /**
   * A number with what it was before.
   *
   * @param change empty = nothing to compare with
   */
  public record Figure(String name, String value, String change, Section.Tone tone) {}

  /**
   * @param project its slug; null = several
   */
  public static Digest of(@Nullable String project, Numbers numbers) {
    CaseChanges changes = CaseChanges.of(numbers.red(), CHANGES);
    Sections sections = new Sections(project, numbers, changes);
    return new Digest(
        project == null ? "all projects" : Wording.line(project, Wording.NAME_LENGTH),
        sections.page("/"),
        numbers.period(),
        verdict(numbers, changes),
        Figures.of(numbers, changes),
        isChanged(numbers, changes),
        sections.all(),
        Trends.of(numbers));
  }

  /** For the subject of a mail: one line, whatever tests are called. */
  public String subject() {
    String text = "[Argus] %s, %s: %s".formatted(project, period.brief(), verdict.text());
    return Wording.line(text, 150);
  }

  /** Whose days these are. */
  public String zone() {
    return period.zone().equals(ZoneOffset.UTC) ? "UTC" : period.zone().getId();
  }

  /** How the period is called: day or week. */
  public String unit() {
    return unit(period);
  }

  private static String unit(Period period) {
    return period.cadence() == Cadence.DAILY ? "day" : "week";
  }

  private static Verdict verdict(Numbers numbers, CaseChanges changes) {
    PassRate.Point now = numbers.now();
    PassRate.Point before = numbers.before();
    if (now == null) {
      return before == null
          ? new Verdict(Section.Tone.PLAIN, "no runs")
          : bad(
              "no runs, after %s the %s before"
                  .formatted(Wording.count(before.runs(), "run", "runs"), unit(numbers.period())));
    }
    Listing<Numbers.RedCase> broken = changes.newFailures();
    if (!broken.isEmpty()) {
      return bad(
          broken.total() == 1
              ? "new failure: " + Wording.label(broken.items().get(0).identity())
              : Wording.count(broken.total(), "new failure", "new failures"));
    }
    Double moved = moved(now, before);
    if (moved != null && moved <= -MOVED) {
      return bad(
          "pass rate fell by %s to %s"
              .formatted(Wording.number(-moved), Wording.percent(rate(now))));
    }
    long stopped = numbers.stopped().total();
    if (stopped > 0) {
      return bad(Wording.count(stopped, "test", "tests") + " stopped running");
    }
    return nothingNew(now, changes.stillFailing());
  }

  private static Verdict nothingNew(PassRate.Point now, long stillFailing) {
    if (stillFailing > 0) {
      return new Verdict(
          Section.Tone.PLAIN,
          "nothing new, " + Wording.count(stillFailing, "test", "tests") + " still failing");
    }
    return new Verdict(
        Section.Tone.GOOD,
        now.failed() + now.errored() == 0
            ? "all green"
            : "no new failures, " + Wording.percent(rate(now)) + " passed");
  }

  private static Verdict bad(String text) {
    return new Verdict(Section.Tone.BAD, text);
  }

  private static boolean isChanged(Numbers numbers, CaseChanges changes) {
    PassRate.Point now = numbers.now();
    if (now == null) {
      return numbers.before() != null;
    }
    Double moved = moved(now, numbers.before());
    return (moved != null && Math.abs(moved) >= MOVED)
        || !(changes.newFailures().isEmpty()
            && changes.newlyFlaky().isEmpty()
            && changes.fixed().isEmpty()
            && numbers.slower().isEmpty()
            && numbers.stopped().isEmpty()
            && numbers.load().isEmpty());
  }

  private static double rate(PassRate.Point point) {
    Double rate = point.passRate();
    return rate == null ? 100 : rate;
  }

  /** Points of the pass rate, null when there is nothing to compare. */
  static @Nullable Double moved(PassRate.Point now, PassRate.@Nullable Point before) {
    Double rate = now.passRate();
    Double was = before == null ? null : before.passRate();
    return rate == null || was == null ? null : Math.round((rate - was) * 10) / 10.0;
  }
}
