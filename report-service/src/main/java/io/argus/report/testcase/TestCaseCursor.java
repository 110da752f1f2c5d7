package io.argus.report.testcase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.argus.http.ProblemException;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in the order of cases: just after this one, whether it is still there or not. Its text is
 * opaque to callers.
 *
 * @param key the beginning of the case's full name
 */
record TestCaseCursor(String key, UUID caseId) {

  /**
   * @throws ProblemException 400 naming {@code cursor} for anything that {@link #text} did not make
   */
  static TestCaseCursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      int space = plain.indexOf(' ');
      UUID caseId = UUID.fromString(plain.substring(0, Math.max(0, space)));
      TestCaseCursor cursor = new TestCaseCursor(plain.substring(space + 1), caseId);
      if (cursor.text().equals(text) && plain.indexOf('\0') < 0) {
        return cursor;
      }
    } catch (IllegalArgumentException e) {
      // the same answer as for a text that does not round-trip
    }
    throw ProblemException.invalid("cursor", "cursor must be the nextCursor of the page before.");
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((caseId + " " + key).getBytes(UTF_8));
  }
}
