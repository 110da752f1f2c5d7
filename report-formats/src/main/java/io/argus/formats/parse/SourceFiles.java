package io.argus.formats.parse;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a test file is called on every machine, where a report has its absolute path only. */
public final class SourceFiles {

  /** Folders a project begins with; what is before the first one is the workspace's. */
  private static final Set<String> TOP =
      Set.of(
          "packages",
          "apps",
          "libs",
          "src",
          "lib",
          "test",
          "tests",
          "__tests__",
          "spec",
          "specs",
          "unit",
          "integration",
          "e2e",
          "cypress",
          "playwright",
          "features");

  private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]+");
  private static final Pattern ABSOLUTE = Pattern.compile("(?:file:)?[/\\\\]|[A-Za-z]:[/\\\\]");

  private SourceFiles() {}

  /**
   * A relative path as it is, with slashes. Of an absolute one the part from the first folder that
   * projects begin with, else the file's own name: it depends on nothing but the path itself, so
   * that other files in the report never change it.
   */
  public static @Nullable String name(@Nullable String path) {
    String known = Texts.orNull(path);
    if (known == null) {
      return null;
    }
    List<String> parts =
        SEPARATORS
            .splitAsStream(known)
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList();
    return parts.isEmpty()
        ? null
        : String.join("/", parts.subList(first(known, parts), parts.size()));
  }

  private static int first(String path, List<String> parts) {
    if (!ABSOLUTE.matcher(path).lookingAt()) {
      return 0;
    }
    for (int i = 0; i < parts.size() - 1; i++) {
      boolean dockers = i > 0 && parts.get(i - 1).equals("usr");
      if (TOP.contains(parts.get(i)) && !dockers) {
        return i;
      }
    }
    return parts.size() - 1;
  }
}
