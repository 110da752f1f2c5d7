package io.argus.contracts.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A case's diagnostics, told apart into those CTRF has a word for and the others.
 *
 * @param stdout lines; joined by line feeds they are the text
 * @param others sorted by name, so that a document does not depend on how they were stored
 */
record DocumentOutput(
    @Nullable List<String> stdout,
    @Nullable List<String> stderr,
    @Nullable String filePath,
    @Nullable Integer line,
    @Nullable Map<String, String> others) {

  private static final Pattern LINE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

  static DocumentOutput of(Map<String, String> diagnostics) {
    Map<String, String> others = new TreeMap<>(diagnostics);
    String line = others.get("line");
    boolean number = line != null && LINE_NUMBER.matcher(line).matches();
    if (number) {
      others.remove("line");
    }
    return new DocumentOutput(
        lines(others.remove("stdout")),
        lines(others.remove("stderr")),
        others.remove("file"),
        number ? Integer.valueOf(line) : null,
        others.isEmpty() ? null : others);
  }

  Map<String, String> diagnostics() {
    Map<String, String> all = new TreeMap<>(others == null ? Map.of() : others);
    put(all, "stdout", text(stdout));
    put(all, "stderr", text(stderr));
    put(all, "file", filePath);
    put(all, "line", line == null ? null : line.toString());
    return all;
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }

  private static @Nullable List<String> lines(@Nullable String text) {
    return text == null ? null : List.of(text.split("\n", -1));
  }

  private static @Nullable String text(@Nullable List<String> lines) {
    return lines == null ? null : String.join("\n", lines);
  }
}
