package io.argus.formats.trx;

import org.jspecify.annotations.Nullable;

/**
 * What a test's definition tells of its results.
 *
 * @param assembly file name of the assembly
 */
record TrxDefinition(@Nullable String assembly, @Nullable String className) {

  static final TrxDefinition UNKNOWN = new TrxDefinition(null, null);

  static TrxDefinition of(@Nullable String storage, @Nullable String className) {
    return new TrxDefinition(
        storage == null ? null : storage.substring(lastSlash(storage) + 1),
        className == null ? null : withoutAssembly(className));
  }

  /** xUnit's and older NUnit adapters put the class before the name, MSTest doesn't. */
  String nameOf(String testName) {
    String prefix = className == null ? "" : className + ".";
    return testName.length() > prefix.length() && testName.startsWith(prefix)
        ? testName.substring(prefix.length())
        : testName;
  }

  private static int lastSlash(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  /** Visual Studio's own runner wrote {@code Class, Assembly, Version=…}. */
  private static String withoutAssembly(String className) {
    int open = 0;
    for (int i = 0; i < className.length(); i++) {
      switch (className.charAt(i)) {
        case '(', '[', '<' -> open++;
        case ')', ']', '>' -> open--;
        case ',' -> {
          if (open == 0) {
            return className.substring(0, i);
          }
        }
        default -> {}
      }
    }
    return className;
  }
}
