package io.argus.cli.ci;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the table of providers: alternatives, of which the first that says something counts.
 *
 * <ul>
 *   <li>{@code NAME}: the variable; blank and {@code false} say nothing
 *   <li>{@code branch:NAME}: the same without {@code refs/heads/} and {@code origin/}; any other
 *       ref, such as a tag or a pull request's, is no branch
 *   <li>{@code sha:NAME}: only when it is a hash
 *   <li>{@code pr:NAME}: the number in {@code pr/7}
 *   <li>{@code last:NAME}: what follows the last slash
 *   <li>{@code next:NAME}: the number, which counts from 0, and one
 *   <li>{@code event:PATH}: a member of GitHub's event file
 *   <li>{@code text-{NAME}/{OTHER}}: variables within text, all of which must say something; {@code
 *       {NAME/}} ends in exactly one slash
 *   <li>{@code -}: nothing
 * </ul>
 */
final class Expression {

  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Z0-9_]+)(/?)\\}");
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{7,64}");
  private static final Pattern PULL_REQUEST = Pattern.compile("pr/(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private final Map<String, String> environment;

  Expression(Map<String, String> environment) {
    this.environment = environment;
  }

  @Nullable String text(String cell) {
    for (String alternative : cell.split(" \\| ", -1)) {
      String value = one(alternative);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** From 1; anything else is nothing. */
  @Nullable Integer number(String cell) {
    String text = text(cell);
    return text != null && NUMBER.matcher(text).matches() && Integer.parseInt(text) > 0
        ? Integer.valueOf(text)
        : null;
  }

  private @Nullable String one(String alternative) {
    if (alternative.contains("{")) {
      return template(alternative);
    }
    int colon = alternative.indexOf(':');
    if (colon < 0) {
      return variable(alternative);
    }
    String rest = alternative.substring(colon + 1);
    String kind = alternative.substring(0, colon);
    if (kind.equals("event")) {
      return GithubEvent.member(variable("GITHUB_EVENT_PATH"), rest);
    }
    String value = variable(rest);
    return value == null ? null : converted(kind, value);
  }

  private static @Nullable String converted(String kind, String value) {
    return switch (kind) {
      case "branch" -> branch(value);
      case "sha" -> HASH.matcher(value).matches() ? value : null;
      case "pr" -> {
        Matcher number = PULL_REQUEST.matcher(value);
        yield number.matches() ? number.group(1) : null;
      }
      case "last" -> value.substring(value.lastIndexOf('/') + 1);
      case "next" ->
          NUMBER.matcher(value).matches() ? Integer.toString(Integer.parseInt(value) + 1) : null;
      default -> throw new IllegalStateException("no such kind: " + kind);
    };
  }

  private static @Nullable String branch(String ref) {
    if (ref.startsWith("refs/heads/")) {
      return ref.substring("refs/heads/".length());
    }
    if (ref.startsWith("refs/")) {
      return null;
    }
    return ref.startsWith("origin/") ? ref.substring("origin/".length()) : ref;
  }

  private @Nullable String template(String text) {
    Matcher variables = VARIABLE.matcher(text);
    StringBuilder whole = new StringBuilder();
    while (variables.find()) {
      String value = variable(variables.group(1));
      if (value == null) {
        return null;
      }
      boolean slash = !variables.group(2).isEmpty() && !value.endsWith("/");
      variables.appendReplacement(whole, Matcher.quoteReplacement(slash ? value + "/" : value));
    }
    return variables.appendTail(whole).toString();
  }

  private @Nullable String variable(String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() || value.equalsIgnoreCase("false") ? null : value;
  }
}
