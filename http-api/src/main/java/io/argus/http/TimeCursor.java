package io.argus.http;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in a list whose newest come first, those of the same instant by their id: just after this
 * one, whether it is still there or not. Unlike an offset it stays put when new ones arrive.
 */
public record TimeCursor(Instant at, UUID id) {

  /**
   * @throws ProblemException 400 naming {@code cursor} for anything that {@link #text} did not make
   */
  public static TimeCursor parse(String text) {
    return CursorText.parse(text, TimeCursor::read, TimeCursor::text);
  }

  private static TimeCursor read(String plain) {
    int space = Math.max(0, plain.indexOf(' '));
    return new TimeCursor(
        Instant.parse(plain.substring(0, space)), UUID.fromString(plain.substring(space + 1)));
  }

  public String text() {
    return CursorText.of(at + " " + id);
  }
}
