package io.argus.cli.runner;

import java.nio.file.Path;
import java.util.ArrayList;
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

  private static final Pattern PLACE =
      Pattern.compile("\\{(name|className|id|browser|environment|baseUrl)}");

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "zsh", "ksh", "fish", "cmd", "cmd.exe", "pwsh", "powershell");

  private final List<String> words;

  private CommandTemplate(List<String> words) {
    this.words = List.copyOf(words);
  }

  /**
   * Words are separated by spaces; quotes hold them together, a backslash takes the next character
   * as it is.
   *
   * @throws IllegalArgumentException when there is no command, a quote is open, or a shell would
   *     read what comes from the server
   */
  public static CommandTemplate parse(String text) {
    List<String> words = split(text);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("--exec needs a command.");
    }
    if (SHELLS.contains(Path.of(words.get(0)).getFileName().toString())) {
      refuseScripts(words);
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

  private static void refuseScripts(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      boolean script = words.get(i - 1).matches("(?i)-[a-z]*c|/c|-command");
      if (script && PLACE.matcher(words.get(i)).find()) {
        throw new IllegalArgumentException(
            "A shell would run what a test is called. Use variables in scripts, such as"
                + " \"$ARGUS_TEST_NAME\", or pass {name} after the script as a word of its own.");
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
