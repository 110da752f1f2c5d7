package io.argus.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.Function;

/** How places in lists are written down: opaque to callers, and fit for a URL as it is. */
public final class CursorText {

  private CursorText() {}

  public static String of(String plain) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  /**
   * @param reader may throw IllegalArgumentException or DateTimeException for what it cannot read
   * @param writer gives the text of a place
   * @throws ProblemException 400 naming {@code cursor} for anything that the writer did not make
   */
  public static <C> C parse(String text, Function<String, C> reader, Function<C, String> writer) {
    try {
      C cursor = reader.apply(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      if (writer.apply(cursor).equals(text)) {
        return cursor;
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // the same answer as for a text that does not round-trip
    }
    throw ProblemException.invalid("cursor", "cursor must be the nextCursor of the page before.");
  }
}
