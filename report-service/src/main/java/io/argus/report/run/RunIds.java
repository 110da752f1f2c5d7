package io.argus.report.run;

import io.argus.http.ProblemException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ids that begin alike: what people copy of an id is often its beginning.
 *
 * @param first the lowest of them, in the order of their bytes
 * @param last the highest
 */
record RunIds(UUID first, UUID last) {

  private static final int LEAST = 4;
  private static final String LOWEST = "00000000-0000-0000-0000-000000000000";
  private static final String HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

  /** Null = any. */
  static @Nullable RunIds beginningWith(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    String beginning = value.toLowerCase(Locale.ROOT);
    int length = beginning.length();
    if (length >= LEAST && length <= LOWEST.length()) {
      String lowest = beginning + LOWEST.substring(length);
      if (isId(lowest)) {
        return new RunIds(
            UUID.fromString(lowest), UUID.fromString(beginning + HIGHEST.substring(length)));
      }
    }
    throw ProblemException.invalid(
        name, name + " must be the id of a run or its beginning, at least four characters.");
  }

  // fromString takes more than ids, such as groups that are too short.
  private static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
