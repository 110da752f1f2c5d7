package io.argus.formats.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as .NET spells them: {@code [days.]hh:mm:ss[.fffffff]}. */
public final class TimeSpans {

  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d{1,3})\\.)?([01]?\\d|2[0-3]):([0-5]\\d):([0-5]\\d(?:\\.\\d{1,9})?)");

  private TimeSpans() {}

  /** Milliseconds; NaN when it is none, or a negative one. */
  public static double millis(String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      return Double.NaN;
    }
    int days = span.group(1) == null ? 0 : Integer.parseInt(span.group(1));
    int hours = days * 24 + Integer.parseInt(span.group(2));
    double minutes = hours * 60.0 + Integer.parseInt(span.group(3));
    return (minutes * 60 + Double.parseDouble(span.group(4))) * 1000;
  }
}
