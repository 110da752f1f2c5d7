package io.argus.formats.libtest;

import io.argus.formats.parse.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A test's name: its path of modules, and what nextest puts around it: {@code
 * crate::binary@stress-1$path#3}, where 3 is how often the test was tried.
 *
 * @param raw as it stands in the event
 * @param stress nextest's iteration; null = none
 */
record LibtestName(String raw, @Nullable String binary, @Nullable String stress, String path) {

  private static final String STRESS = "@stress-";

  static LibtestName of(@Nullable String said, @Nullable String running) {
    String raw = said == null ? "" : said;
    int dollar = raw.indexOf('$');
    if (dollar < 0) {
      return new LibtestName(raw, running, null, raw);
    }
    String binary = raw.substring(0, dollar);
    int stress = binary.indexOf(STRESS);
    return new LibtestName(
        raw,
        stress < 0 ? binary : binary.substring(0, stress),
        stress < 0 ? null : binary.substring(stress + 1),
        raw.substring(dollar + 1));
  }

  RecordBuilder record() {
    return RecordBuilder.named(path).className(binary).variant(stress);
  }

  /** The name under which nextest said that the test started; null = no number of tries follows. */
  @Nullable LibtestName withoutTries() {
    int hash = raw.lastIndexOf('#');
    boolean number = hash > raw.indexOf('$') && raw.substring(hash + 1).matches("\\d{1,4}");
    return number && raw.indexOf('$') >= 0 ? of(raw.substring(0, hash), null) : null;
  }

  /** How often the test was tried, when {@code started} is its name without the number. */
  int tries(LibtestName started) {
    return started.raw.equals(raw) ? 1 : Integer.parseInt(raw.substring(started.raw.length() + 1));
  }
}
