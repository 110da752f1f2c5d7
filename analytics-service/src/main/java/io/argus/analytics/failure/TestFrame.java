package io.argus.analytics.failure;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the line of a stack trace that lies in the test itself, in whatever language. */
final class TestFrame {

  /**
   * {@code at x.Y.z(Y.java:1)}, {@code File "y.py", line 1, in z}, {@code tests/y.py:10: Error}, …
   */
  private static final Pattern FRAME =
      Pattern.compile("^\\s*(?:at |File \"|from |\\S+\\.\\w{1,5}:\\d+)");

  private TestFrame() {}

  /**
   * The first frame that names the test's class, else its method, else the first frame at all, else
   * nothing.
   */
  static String in(String stackTrace, @Nullable String className, String caseName) {
    if (stackTrace.isEmpty()) {
      return "";
    }
    return frame(stackTrace, className)
        .or(() -> frame(stackTrace, methodName(caseName)))
        .or(() -> stackTrace.lines().filter(line -> FRAME.matcher(line).find()).findFirst())
        .map(String::strip)
        .orElse("");
  }

  private static Optional<String> frame(String stackTrace, @Nullable String name) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    return stackTrace
        .lines()
        .filter(line -> line.contains(name) && FRAME.matcher(line).find())
        .findFirst();
  }

  /** {@code test_it[param]} and {@code testIt(int)[1]} are both tried without their parameters. */
  private static String methodName(String caseName) {
    int end = caseName.length();
    for (char bracket : new char[] {'[', '('}) {
      int at = caseName.indexOf(bracket);
      if (at > 0) {
        end = Math.min(end, at);
      }
    }
    return caseName.substring(0, end);
  }
}
