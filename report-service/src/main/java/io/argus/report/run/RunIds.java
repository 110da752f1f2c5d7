package io.argus.report.run;

import io.argus.http.ProblemException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids that begin alike: what people copy of an id is often its beginning.
 *
 * @param first the lowest of them, in the order of their bytes
 * @param last the highest
 */
record RunIds(UUID first, UUID last) {

  private static final int DIGITS = 32;
  private static final Pattern ID = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");
  private static final Pattern BEGINNING =
      Pattern.compile(
          "[0-9a-f]{4,8}|[0-9a-f]{8}-([0-9a-f]{0,4}|[0-9a-f]{4}-([0-9a-f]{0,4}|[0-9a-f]{4}-([0-9a-f]{0,4}"
              + "|[0-9a-f]{4}-[0-9a-f]{0,12})))");

  /** Null = any. */
  static @Nullable RunIds beginningWith(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    String beginning = value.toLowerCase(Locale.ROOT);
    if (!BEGINNING.matcher(beginning).matches()) {
      throw ProblemException.invalid(
          name, name + " must be the id of a run or its beginning, at least four characters.");
    }
    String digits = beginning.replace("-", "");
    return new RunIds(filled(digits, "0"), filled(digits, "f"));
  }

  private static UUID filled(String digits, String with) {
    String all = digits + with.repeat(DIGITS - digits.length());
    return UUID.fromString(ID.matcher(all).replaceFirst("$1-$2-$3-$4-$5"));
  }
}
