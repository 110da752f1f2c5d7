package io.argus.formats.parse;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file tell.
 *
 * @param rootElement local name of an XML document's root; null = no XML
 * @param jsonKeys members of the first JSON object that stands alone or begins a line, in dotted
 *     form, two levels deep, as far as the head goes; those of the first element of an array begin
 *     with {@code [].}; empty = no JSON
 * @param text the head as text, whatever its encoding; its last line may be cut
 */
public record ReportHead(@Nullable String rootElement, Set<String> jsonKeys, String text) {

  /** Bytes that are looked at. */
  public static final int BYTES = 64 * 1024;

  public ReportHead {
    jsonKeys = Set.copyOf(jsonKeys);
  }

  /** True when the first JSON object has all of these members. */
  public boolean hasKeys(String... keys) {
    return jsonKeys.containsAll(Set.of(keys));
  }

  /** True when a line, without the white space around it, is like that. */
  public boolean hasLine(Predicate<String> like) {
    return text.lines().map(String::strip).anyMatch(like);
  }

  /** The first line that is not blank, without the white space around it. */
  public String firstLine() {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
