package io.argus.cli.runner;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of a command that a shell or another interpreter would read as code, wherever in
 * the command it is called: {@code timeout 60 sh -c …} is as good as {@code sh -c …}.
 */
final class ScriptWords {

  /** By what programs are called: the options that a script follows, or stands in. */
  private static final Map<Pattern, Pattern> SCRIPT_OPTIONS =
      Map.of(
          Pattern.compile("(ba|da|a|z|k|mk|pdk|lk|ya|c|tc|r|fi|xon)?sh|nu|elvish"), letters("cC"),
          Pattern.compile("su|runuser|sg|script|flock"), letters("c"),
          Pattern.compile("(python|pypy)[w\\d.]*"), letters("c"),
          Pattern.compile("perl[\\d.]*"), letters("eEmM"),
          Pattern.compile("(j|t)?ruby[\\d.]*|lua(jit)?[\\d.]*|rscript|osascript|groovy|scala"),
              letters("e"),
          Pattern.compile("node|nodejs|bun|tsx|ts-node"), letters("ep"),
          Pattern.compile("php[\\d.]*"), letters("rBRE"),
          Pattern.compile("env"), letters("S"));

  /** These read all their words as one script. */
  private static final Pattern READS_ALL = Pattern.compile("cmd|pwsh|powershell|ssh|eval");

  private ScriptWords() {}

  /**
   * The program that would read a place as code; null = none does.
   *
   * @param hasPlace whether something from the server comes into a word
   * @param isPlace whether a word is nothing else
   */
  static @Nullable String readerOf(
      List<String> words, Predicate<String> hasPlace, Predicate<String> isPlace) {
    for (int program = 0; program < words.size(); program++) {
      String name = name(words.get(program));
      for (int word = program + 1; word < words.size(); word++) {
        if (hasPlace.test(words.get(word))
            && reads(name, words.subList(program + 1, word + 1), isPlace)) {
          return name;
        }
      }
    }
    return null;
  }

  /**
   * @param words after the program's name; something comes into the last one
   */
  private static boolean reads(String name, List<String> words, Predicate<String> isPlace) {
    if (READS_ALL.matcher(name).matches()) {
      return true;
    }
    for (Map.Entry<Pattern, Pattern> program : SCRIPT_OPTIONS.entrySet()) {
      if (program.getKey().matcher(name).matches()) {
        return reads(program.getValue(), words, isPlace);
      }
    }
    return false;
  }

  private static boolean reads(Pattern option, List<String> words, Predicate<String> isPlace) {
    int last = words.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!option.matcher(words.get(i)).matches()) {
        continue;
      }
      // More options may stand before the script: which word it is, only the program knows.
      boolean scriptIsNext = i < last && !words.get(i + 1).matches("(?s)[-+].*");
      if (!isPlace.test(words.get(last)) || i + 1 == last || !scriptIsNext) {
        return true;
      }
    }
    return false;
  }

  /** {@code -c}, {@code -lc}, {@code -cSCRIPT}, {@code --command}, {@code --eval=SCRIPT}. */
  private static Pattern letters(String letters) {
    return Pattern.compile(
        "(?s)[-+][a-zA-Z\\d]*["
            + letters
            + "].*|--(comm|eval|print$|print=|split|session-c|init-comm).*");
  }

  private static String name(String word) {
    return word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
        .toLowerCase(Locale.ROOT)
        .replaceFirst("\\.exe$", "");
  }
}
