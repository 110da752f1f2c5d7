package io.argus.contracts.run;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of names that are no part of a case's identity: a port, a date, an object's address in a
 * parameter. What a pattern finds in a suite's, class's or test's name or in a variant becomes
 * {@code *}, so the case is the same one in every run. The syntax is <a
 * href="https://github.com/google/re2/wiki/Syntax">RE2's</a>, which takes linear time whatever the
 * name.
 */
public final class IdentityPatterns {

  public static final int MOST = 20;
  public static final int LONGEST = 200;

  /** A pattern takes room for each repetition that it counts. */
  private static final int MOST_REPETITIONS = 1000;

  private static final String GONE = "*";
  private static final Pattern COUNTED = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

  /** Nothing is left out. */
  public static final IdentityPatterns NONE = new IdentityPatterns(List.of());

  private final List<Pattern> patterns;

  private IdentityPatterns(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * @throws IllegalArgumentException when one can't be used; the message quotes it and says why
   */
  public static IdentityPatterns of(List<String> texts) {
    if (texts.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " patterns are taken");
    }
    List<Pattern> patterns = new ArrayList<>(texts.size());
    for (String text : texts) {
      patterns.add(compiled(text));
    }
    return patterns.isEmpty() ? NONE : new IdentityPatterns(List.copyOf(patterns));
  }

  /**
   * @param lines a pattern each; null or blank = none
   * @throws IllegalArgumentException when one can't be used; the message quotes it and says why
   */
  public static IdentityPatterns ofLines(@Nullable String lines) {
    return lines == null
        ? NONE
        : of(lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }

  private static Pattern compiled(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " characters");
    }
    if (repetitions(text) > MOST_REPETITIONS) {
      throw new IllegalArgumentException(
          "\"" + text + "\" repeats something more than " + MOST_REPETITIONS + " times");
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no pattern: " + e.getDescription(), e);
    }
    if (pattern.matcher("").find()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" finds nothing at all, too: use + where there is *");
    }
    return pattern;
  }

  /** At most so many, were all counted repetitions inside each other. */
  private static long repetitions(String text) {
    long product = 1;
    Matcher counted = COUNTED.matcher(text);
    while (counted.find() && product <= MOST_REPETITIONS) {
      product *= Math.max(1, Math.max(number(counted.group(1)), number(counted.group(2))));
    }
    return product;
  }

  private static long number(@Nullable String digits) {
    if (digits == null || digits.isEmpty()) {
      return 0;
    }
    return digits.length() > 4 ? MOST_REPETITIONS + 1 : Long.parseLong(digits);
  }

  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** These, then those; a pattern that is in both counts once. */
  public IdentityPatterns and(IdentityPatterns others) {
    List<Pattern> all = new ArrayList<>(patterns);
    others.patterns.stream().filter(other -> !all.contains(other)).forEach(all::add);
    return new IdentityPatterns(List.copyOf(all));
  }

  /** The name without what is no part of the identity; the same object where nothing is found. */
  public String apply(String name) {
    String left = name;
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(left);
      if (matcher.find()) {
        left = matcher.replaceAll(GONE);
      }
    }
    return left;
  }

  /** The same for a part that may be missing. */
  public @Nullable String applyOrNull(@Nullable String name) {
    return name == null ? null : apply(name);
  }
}
