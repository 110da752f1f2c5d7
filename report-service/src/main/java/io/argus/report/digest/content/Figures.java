package io.argus.report.digest.content;

import io.argus.report.digest.content.Digest.Figure;
import io.argus.report.digest.content.Section.Tone;
import io.argus.report.trend.PassRate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The numbers at the top of a digest. */
final class Figures {

  private Figures() {}

  static List<Figure> of(Numbers numbers, CaseChanges changes) {
    PassRate.Point now = numbers.now();
    if (now == null) {
      return List.of();
    }
    PassRate.Point before = numbers.before();
    return List.of(
        passRate(now, before),
        new Figure(
            "New failures",
            count(changes.newFailures().total()),
            changes.stillFailing() == 0 ? "" : count(changes.stillFailing()) + " still failing",
            changes.newFailures().isEmpty() ? Tone.PLAIN : Tone.BAD),
        new Figure(
            "Fixed",
            count(changes.fixed().total()),
            "",
            changes.fixed().isEmpty() ? Tone.PLAIN : Tone.GOOD),
        new Figure(
            "Runs",
            count(now.runs()),
            before == null ? "" : count(before.runs()) + " before",
            Tone.PLAIN));
  }

  private static Figure passRate(PassRate.Point now, PassRate.@Nullable Point before) {
    Double rate = now.passRate();
    Double moved = Digest.moved(now, before);
    Tone tone = moved == null || moved == 0 ? Tone.PLAIN : moved > 0 ? Tone.GOOD : Tone.BAD;
    return new Figure(
        "Pass rate",
        rate == null ? "–" : Wording.percent(rate),
        moved == null ? "" : Wording.points(moved),
        tone);
  }

  private static String count(long value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }
}
