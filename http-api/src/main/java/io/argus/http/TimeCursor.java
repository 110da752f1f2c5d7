package io.argus.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A place in a list whose newest come first, those of the same instant by their id: just after this
 * one, whether it is still there or not. Unlike an offset it stays put when new ones arrive.
 */
public record TimeCursor(Instant at, UUID id) {

  private static final int LAST_YEAR = 9999;

  /**
   * @throws ProblemException 400 naming {@code cursor} for anything that {@link #text} did not make
   */
  public static TimeCursor parse(String text) {
    return CursorText.parse(text, TimeCursor::read, TimeCursor::text);
  }

  private static TimeCursor read(String plain) {
    int space = Math.max(0, plain.indexOf(' '));
    Instant at = Instant.parse(plain.substring(0, space));
    int year = at.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > LAST_YEAR) { // not every database has times beyond
      throw new DateTimeException("a year that nothing was in");
    }
    return new TimeCursor(at, UUID.fromString(plain.substring(space + 1)));
  }

  public String text() {
    return CursorText.of(at + " " + id);
  }
}
