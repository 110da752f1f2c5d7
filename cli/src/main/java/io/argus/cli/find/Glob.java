package io.argus.cli.find;

import java.util.regex.Pattern;

/**
 * A pattern for paths with {@code /} between folders. {@code *} is any part of a name, {@code ?} a
 * character of it, {@code **} any number of folders (none, too), {@code {a,b}} one of these.
 */
final class Glob {

  private final String text;
  private final Pattern pattern;

  private Glob(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  static Glob of(String text) {
    String path = text.replace('\\', '/').replaceAll("^(\\./)+", "");
    return new Glob(path, Pattern.compile(regex(path)));
  }

  static boolean isOne(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '{');
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  /** The folders before the first one that is a pattern; empty = none. */
  String base() {
    int end = 0;
    for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
      if (isOne(text.substring(end, slash))) {
        break;
      }
      end = slash + 1;
    }
    return text.substring(0, end);
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int alternatives = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:[^/]+/)*");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '{' && glob.indexOf('}', i) > 0) {
        regex.append("(?:");
        alternatives++;
      } else if (c == '}' && alternatives > 0) {
        regex.append(')');
        alternatives--;
      } else if (c == ',' && alternatives > 0) {
        regex.append('|');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
