package io.argus.report.testcase;

import io.argus.http.CursorText;
import io.argus.http.ProblemException;
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
    return CursorText.parse(text, TestCaseCursor::read, TestCaseCursor::text);
  }

  private static TestCaseCursor read(String plain) {
    int space = Math.max(0, plain.indexOf(' '));
    if (plain.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("PostgreSQL's text cannot hold it");
    }
    UUID caseId = UUID.fromString(plain.substring(0, space));
    return new TestCaseCursor(plain.substring(space + 1), caseId);
  }

  String text() {
    return CursorText.of(caseId + " " + key);
  }
}
