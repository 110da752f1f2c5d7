package io.argus.http;

/** A place in a list in the order of its items' numbers: just after this one. */
public record NumberCursor(long number) {

  /**
   * @throws ProblemException 400 naming {@code cursor} for anything that {@link #text} did not make
   */
  public static NumberCursor parse(String text) {
    return CursorText.parse(
        text, plain -> new NumberCursor(Long.parseLong(plain)), NumberCursor::text);
  }

  public String text() {
    return CursorText.of(Long.toString(number));
  }
}
