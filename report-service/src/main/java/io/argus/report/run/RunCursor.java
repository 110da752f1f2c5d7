package io.argus.report.run;

import io.argus.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in the order of runs: just after this one. Unlike an offset it stays put when new runs
 * arrive. Its text is opaque to callers.
 */
public record RunCursor(Instant startedAt, UUID runId) {

  static RunCursor of(RunView run) {
    return new RunCursor(run.startedAt(), run.id());
  }

  /**
   * @throws ProblemException 400 naming {@code cursor} for anything that {@link #text} did not make
   */
  static RunCursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      int space = plain.indexOf(' ');
      Instant startedAt = Instant.parse(plain.substring(0, Math.max(0, space)));
      RunCursor cursor = new RunCursor(startedAt, UUID.fromString(plain.substring(space + 1)));
      if (cursor.text().equals(text)) {
        return cursor;
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // the same answer as for a text that does not round-trip
    }
    throw ProblemException.invalid("cursor", "cursor must be the nextCursor of the page before.");
  }

  public String text() {
    byte[] plain = (startedAt + " " + runId).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }
}
