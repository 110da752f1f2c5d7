package io.argus.formats.gotest;

import org.jspecify.annotations.Nullable;

/**
 * What a test's output says went wrong: the panic, else the last {@code file_test.go:12: text},
 * which is how {@code t.Error}, {@code t.Fatal} and {@code t.Skip} write. {@code t.Log} writes the
 * same, mostly before.
 *
 * @param text without the place; null = nothing is said
 */
record GoMessage(@Nullable String text, @Nullable String file, @Nullable String line) {

  private static final GoMessage NONE = new GoMessage(null, null, null);
  private static final String GO = ".go:";
  private static final String TESTIFY = "Error Trace:";
  private static final String TESTIFY_ERROR = "Error:";
  private static final String TESTIFY_END = "Test:";

  static boolean isPanic(String line) {
    return line.startsWith("panic: ") || line.startsWith("fatal error: ");
  }

  static GoMessage of(String output) {
    @Nullable GoMessage found = null;
    StringBuilder text = new StringBuilder();
    int indent = 0;
    for (String line : (Iterable<String>) output.lines()::iterator) {
      if (isPanic(line)) {
        int recovered = line.indexOf(" [recovered");
        String panic = recovered < 0 ? line : line.substring(0, recovered);
        return found == null
            ? new GoMessage(panic, null, null)
            : new GoMessage(panic, found.file, found.line);
      }
      GoMessage place = place(line);
      if (place != null) {
        found = place;
        text = new StringBuilder(String.valueOf(place.text));
        indent = indent(line);
      } else if (found != null && !line.isBlank() && indent(line) > indent) {
        text.append('\n').append(line.strip());
      } else if (!line.isBlank()) {
        indent = Integer.MAX_VALUE;
      }
    }
    return found == null ? NONE : new GoMessage(withoutLabels(text), found.file, found.line);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** {@code name.go:12: text}, before Go 1.14 with {@code TestName: } before it. */
  private static @Nullable GoMessage place(String line) {
    int go = line.indexOf(GO);
    int digits = go + GO.length();
    int end = digits;
    while (go > 0 && end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    if (go <= 0 || end == digits || end >= line.length() || line.charAt(end) != ':') {
      return null;
    }
    int start = line.lastIndexOf(' ', go) + 1;
    String before = line.substring(0, start).strip();
    if (line.charAt(0) != ' ' || !(before.isEmpty() || before.endsWith(":"))) {
      return null;
    }
    return new GoMessage(
        line.substring(end + 1).strip(),
        line.substring(start, go + GO.length() - 1),
        line.substring(digits, end));
  }

  /** Of testify's block only what it calls the error. */
  private static String withoutLabels(StringBuilder text) {
    String said = text.toString().strip();
    if (!said.startsWith(TESTIFY)) {
      return said;
    }
    int start = said.indexOf("\n" + TESTIFY_ERROR);
    if (start < 0) {
      return said;
    }
    int end = said.indexOf("\n" + TESTIFY_END, start);
    String error =
        said.substring(start + 1 + TESTIFY_ERROR.length(), end < 0 ? said.length() : end);
    return error.strip();
  }

  /** Without what only says which test is running. */
  static String withoutFrames(String output) {
    StringBuilder kept = new StringBuilder(output.length());
    output
        .lines()
        .filter(line -> !line.startsWith("=== "))
        .forEach(line -> kept.append(line).append('\n'));
    return kept.toString();
  }
}
