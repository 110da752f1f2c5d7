package io.argus.formats.libtest;

import org.jspecify.annotations.Nullable;

/**
 * What a panic in an output says, as Rust writes it since 1.73 ({@code panicked at file:1:2:}, the
 * message below) and before ({@code panicked at 'message', file:1:2}).
 */
record RustPanic(String message, @Nullable String file, @Nullable String line) {

  private static final String AT = "panicked at ";
  private static final String[] ENDS = {"\nstack backtrace:", "\nnote: "};

  /** Null = there is no panic. */
  static @Nullable RustPanic of(String output) {
    int at = output.indexOf(AT);
    if (at < 0) {
      return null;
    }
    String said = output.substring(at + AT.length());
    for (String end : ENDS) {
      int cut = said.indexOf(end);
      said = cut < 0 ? said : said.substring(0, cut);
    }
    if (said.startsWith("'")) {
      int close = said.lastIndexOf("', ");
      return close < 0
          ? new RustPanic(said.substring(1), null, null)
          : located(said.substring(1, close), said.substring(close + 3));
    }
    int lineEnd = said.indexOf('\n');
    return lineEnd < 0
        ? located(said, said)
        : located(said.substring(lineEnd + 1).strip(), said.substring(0, lineEnd));
  }

  private static RustPanic located(String message, String place) {
    String[] parts = place.strip().split("\n", 2)[0].split(":", -1);
    boolean known = parts.length >= 2 && parts[1].matches("\\d{1,9}");
    return known ? new RustPanic(message, parts[0], parts[1]) : new RustPanic(message, null, null);
  }
}
