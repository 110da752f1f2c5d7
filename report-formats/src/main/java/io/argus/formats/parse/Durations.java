package io.argus.formats.parse;

import java.util.regex.Pattern;

/** Durations as reports spell them. What is not surely a sensible number of seconds is unknown. */
public final class Durations {

  /** Not said, or not sensible. */
  public static final long UNKNOWN = -1;

  /** Longest duration that is believed, 24 days: longer ones are nanoseconds or an epoch. */
  private static final double MOST_SECONDS = Integer.MAX_VALUE / 1000.0;

  private static final int FAST_LENGTH = 12;
  private static final Pattern PLAIN =
      Pattern.compile("\\+?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d+|\\d{1,3}(,\\d{3}){2,}");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("0,\\d+|\\d+,\\d{1,2}|\\d+,\\d{4,}");

  private Durations() {}

  /**
   * Milliseconds of decimal seconds: {@code 0.5}, {@code 1,234.5}, {@code 0,5}, {@code 1e-3},
   * {@code 5s}. Ambiguous ({@code 12,345}), negative, absurd and other ones are {@link #UNKNOWN}.
   */
  public static long ofSeconds(String text) {
    long fast = fast(text);
    return fast == UNKNOWN ? slow(text.trim()) : fast;
  }

  /** Checks milliseconds that came as a number. */
  public static long ofMillis(double millis) {
    return millis >= 0 && millis <= Integer.MAX_VALUE ? Math.round(millis) : UNKNOWN;
  }

  /** Digits with at most one point, without allocation: nearly every duration. */
  private static long fast(String text) {
    int length = text.length();
    if (length == 0 || length > FAST_LENGTH) {
      return UNKNOWN;
    }
    long number = 0;
    long parts = 1;
    boolean point = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
        parts *= point ? 10 : 1;
      } else if (c == '.' && !point && length > 1) {
        point = true;
      } else {
        return UNKNOWN;
      }
    }
    return ofMillis(number * 1000 / (double) parts);
  }

  private static long slow(String text) {
    String number =
        text.endsWith("s") && !text.endsWith("ms") ? text.substring(0, text.length() - 1) : text;
    if (number.length() > 2 * FAST_LENGTH) {
      return UNKNOWN;
    }
    if (THOUSANDS.matcher(number).matches()) {
      number = number.replace(",", "");
    } else if (DECIMAL_COMMA.matcher(number).matches()) {
      number = number.replace(',', '.');
    }
    if (!PLAIN.matcher(number).matches()) {
      return UNKNOWN;
    }
    double seconds = Double.parseDouble(number);
    return seconds <= MOST_SECONDS ? ofMillis(seconds * 1000) : UNKNOWN;
  }
}
