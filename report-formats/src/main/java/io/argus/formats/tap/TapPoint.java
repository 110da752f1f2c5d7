package io.argus.formats.tap;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A test point as its line says it: {@code not ok 3 - name # TODO reason}.
 *
 * @param directive {@code SKIP} or {@code TODO}; null = none
 * @param time what node-tap writes behind it, {@code 5.3ms}
 * @param opens true when its subtests follow in braces, as node-tap writes those that it buffers
 */
record TapPoint(
    boolean ok,
    String name,
    @Nullable String directive,
    String reason,
    @Nullable String time,
    boolean opens) {

  private static final String OK = "ok";
  private static final String NOT = "not ";
  private static final String SKIP = "SKIP";
  private static final String TODO = "TODO";
  private static final String TIME = "TIME=";

  /** Null = the line is no test point. */
  static @Nullable TapPoint of(String line) {
    boolean ok = !line.startsWith(NOT);
    String rest = ok ? line : line.substring(NOT.length()).stripLeading();
    if (!rest.startsWith(OK)) {
      return null;
    }
    String said = rest.substring(OK.length());
    if (!said.isEmpty() && said.charAt(0) > ' ') {
      return null;
    }
    return described(ok, withoutNumber(said.strip()));
  }

  private static String withoutNumber(String said) {
    int end = 0;
    while (end < said.length() && Character.isDigit(said.charAt(end))) {
      end++;
    }
    boolean number = end == said.length() || (end > 0 && said.charAt(end) <= ' ');
    String text = number ? said.substring(end).stripLeading() : said;
    return text.equals("-") || text.startsWith("- ") ? text.substring(1).stripLeading() : text;
  }

  private static TapPoint described(boolean ok, String said) {
    boolean opens = said.equals("{") || said.endsWith(" {");
    String text = opens ? said.substring(0, said.length() - 1).stripTrailing() : said;
    String time = null;
    for (int hash = hash(text, 0); hash >= 0; hash = hash(text, hash + 1)) {
      String tail = text.substring(hash + 1).strip();
      String word =
          tail.substring(0, Math.min(TIME.length(), tail.length())).toUpperCase(Locale.ROOT);
      String before = text.substring(0, hash).strip();
      if (word.startsWith(SKIP) || word.startsWith(TODO)) {
        String directive = word.startsWith(SKIP) ? SKIP : TODO;
        return new TapPoint(ok, unescaped(before), directive, reason(tail), null, opens);
      }
      if (word.equals(TIME)) {
        time = tail.substring(TIME.length());
        text = before;
        break;
      }
    }
    return new TapPoint(ok, unescaped(text), null, "", time, opens);
  }

  /** The next {@code #} that begins a word and is not escaped. */
  private static int hash(String text, int from) {
    for (int i = text.indexOf('#', from); i >= 0; i = text.indexOf('#', i + 1)) {
      if (i == 0 || text.charAt(i - 1) <= ' ') {
        return i;
      }
    }
    return -1;
  }

  /** What follows the word, which may be {@code SKIPPED:}. */
  private static String reason(String directive) {
    int end = 0;
    while (end < directive.length() && directive.charAt(end) > ' ') {
      end++;
    }
    return unescaped(directive.substring(end).strip());
  }

  static String unescaped(String text) {
    return text.indexOf('\\') < 0 ? text : text.replace("\\#", "#").replace("\\\\", "\\");
  }
}
