package io.argus.cli.print;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Untrusted text as a terminal may show it: no escape sequences, no characters that steer. */
public final class Plain {

  private static final Pattern ESCAPES =
      Pattern.compile(
          "\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b[@-Z\\\\-_]");
  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

  private Plain() {}

  /** One line; line feeds and tabs become spaces. */
  public static String line(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String spaced = ESCAPES.matcher(text).replaceAll("").replaceAll("[\\r\\n\\t]+", " ");
    return surrogatesKept(spaced).strip();
  }

  /** The same, and no longer than so many characters. */
  public static String line(@Nullable String text, int longest) {
    String line = line(text);
    return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
  }

  private static String surrogatesKept(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              kept.append(STEERING.matcher(one).matches() ? "\uFFFD" : one);
            });
    return kept.toString();
  }
}
