package io.argus.gateway.signon;

import io.argus.http.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a path of this server, so that no link leads elsewhere. */
final class LocalPath {

  static final String HOME = "/";

  /** Browsers read {@code //} and {@code /\} as the begin of another host. */
  private static final Pattern LOCAL =
      Pattern.compile("/|/[\\x21-\\x7e&&[^/\\\\]][\\x21-\\x7e&&[^\\\\]]{0,2000}");

  private LocalPath() {}

  /**
   * @throws ProblemException 400 that names {@code next}
   */
  static String checked(@Nullable String next) {
    if (next == null) {
      return HOME;
    }
    if (!LOCAL.matcher(next).matches()) {
      throw ProblemException.invalid(
          "next", "next must be a path of this server, such as /runs, percent-encoded ASCII.");
    }
    return next;
  }

  /** The path of a cookie, which anybody may have written. */
  static String orHome(@Nullable String next) {
    return next != null && LOCAL.matcher(next).matches() ? next : HOME;
  }
}
