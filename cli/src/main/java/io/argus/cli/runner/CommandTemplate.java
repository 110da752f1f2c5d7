package io.argus.cli.runner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command with places for what comes from the server. It is split into words once, before
 * anything is filled in, and no shell reads it: whatever a test is called stays within its word.
 */
public final class CommandTemplate {

  private static final Set<String> KNOWN =
      new LinkedHashSet<>(List.of("name", "className", "id", "browser", "environment", "baseUrl"));

  private static final Pattern PLACE = Pattern.compile("\\{(" + String.join("|", KNOWN) + ")}");

  /** A shell's {@code ${HOME}} is none. */
  private static final Pattern ANY_PLACE = Pattern.compile("(?<!\\$)\\{([a-zA-Z]+)}");

  private final List<String> words;

  private CommandTemplate(List<String> words) {
    this.words = List.copyOf(words);
  }

  /**
   * Words are separated by spaces; quotes hold them together, a backslash takes the next character
   * as it is.
   *
   * @throws IllegalArgumentException when there is no command, a quote is open, a place is unknown,
   *     or a shell would read what comes from the server
   */
  public static CommandTemplate parse(String text) {
    List<String> words = split(text);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("--exec needs a command.");
    }
    words.forEach(CommandTemplate::refuseUnknown);
    String reader =
        ScriptWords.readerOf(
            words, word -> PLACE.matcher(word).find(), word -> PLACE.matcher(word).matches());
    if (reader != null) {
      throw new IllegalArgumentException(
          "--exec: "
              + reader
              + " would run what a test is called. Pass it as an argument of its own, after the"
              + " script: sh -c 'script \"$1\"' x {name}; or use variables in the script, such as"
              + " \"$ARGUS_TEST_NAME\".");
    }
    return new CommandTemplate(words);
  }

  /** The command, each value in the word that names it. */
  public List<String> fill(Map<String, String> values) {
    return words.stream()
        .map(
            word ->
                PLACE
                    .matcher(word)
                    .replaceAll(
                        place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), ""))))
        .toList();
  }

  private static void refuseUnknown(String word) {
    Matcher place = ANY_PLACE.matcher(word);
    while (place.find()) {
      if (!KNOWN.contains(place.group(1))) {
        throw new IllegalArgumentException(
            "--exec: nothing is called "
                + place.group()
                + "; there are {"
                + String.join("}, {", KNOWN)
                + "}. Braces that mean something else take spaces: { "
                + place.group(1)
                + " }.");
      }
    }
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < text.length()) {
          word.append(text.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        inWord = true;
        if (c == '\'' || c == '"') {
          quote = c;
        } else if (c == '\\' && i + 1 < text.length()) {
          word.append(text.charAt(++i));
        } else {
          word.append(c);
        }
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("--exec: the quote " + quote + " is not closed.");
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
