package io.argus.report.digest.content;

import io.argus.report.run.CaseIdentity;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names and numbers read. Names came out of tests: untrusted, of any length. */
final class Wording {

  /** Keeps a mail of nothing but longest names below what mail clients clip. */
  static final int NAME_LENGTH = 110;

  private static final Pattern JAVA_CLASS = Pattern.compile("(?:[\\w$]+\\.)+([A-Z_$][\\w$]*)");
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Wording() {}

  /** One line without control or formatting characters, cut at so many code points. */
  static String line(String text, int length) {
    StringBuilder line = new StringBuilder();
    int count = 0;
    boolean gap = false;
    for (int i = 0; i < text.length() && count <= length; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isBlank(point)) {
        gap = !line.isEmpty();
      } else {
        if (gap) {
          line.append(' ');
          count++;
        }
        line.appendCodePoint(point);
        count++;
        gap = false;
      }
    }
    if (count > length) {
      line.setLength(line.offsetByCodePoints(0, length));
      line.append('…');
    }
    return line.toString();
  }

  /** Whatever could break a line, a header, or the direction of the text after it. */
  private static boolean isBlank(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** The class without its package, and the name. */
  static String label(CaseIdentity identity) {
    String owner = identity.className() == null ? identity.suiteName() : identity.className();
    String name = owner == null ? identity.name() : shortClass(owner) + " › " + identity.name();
    return line(
        identity.variant() == null ? name : name + " [" + identity.variant() + "]", NAME_LENGTH);
  }

  private static String shortClass(String name) {
    var matcher = JAVA_CLASS.matcher(name);
    return matcher.matches() ? matcher.group(1) : name;
  }

  static String duration(long ms) {
    if (ms < SECOND) {
      return ms + " ms";
    }
    if (ms < MINUTE) {
      return number(ms / (double) SECOND) + " s";
    }
    return ms < HOUR
        ? "%d min %d s".formatted(ms / MINUTE, ms % MINUTE / SECOND)
        : "%d h %d min".formatted(ms / HOUR, ms % HOUR / MINUTE);
  }

  static String percent(double value) {
    return number(value) + " %";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** {@code (+12 %)} with a gap before it, or nothing where it rounds to nothing. */
  static String changeInBrackets(double before, double now) {
    long percent = before == 0 ? 0 : Math.round((now - before) * 100 / before);
    return percent == 0 ? "" : " (" + sign(now - before) + Math.abs(percent) + " %)";
  }

  /** {@code +1.3 points}. */
  static String points(double change) {
    return sign(change) + number(Math.abs(change)) + " points";
  }

  private static String sign(double change) {
    return change > 0 ? "+" : change < 0 ? "−" : "±";
  }

  static String count(long count, String one, String many) {
    return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? one : many);
  }
}
