package io.argus.formats;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.formats.parse.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a case's JSON bytes; spent in the order of what tells most. Texts are cut, what
 * means nothing in part (a type, a name, a reference) is taken whole or not at all, and each entry
 * of a list costs its brackets and names, too: so a case is bounded whatever a report holds.
 */
final class Budget {

  /** The most that an attachment or a diagnostic is without its texts. */
  static final int ENTRY_BYTES = 64;

  /** The most that a step is without its texts and their names. */
  static final int STEP_BYTES = 128;

  private final int bytes;
  private final String caseName;
  private final BiConsumer<String, String> warn;
  private int left;

  Budget(int bytes, String caseName, BiConsumer<String, String> warn) {
    this.bytes = bytes;
    this.left = bytes;
    this.caseName = caseName;
    this.warn = warn;
  }

  static Attempt withError(Attempt attempt, @Nullable Failure error) {
    return new Attempt(
        attempt.attempt(), attempt.shard(), attempt.status(), attempt.durationMs(), error);
  }

  Failure fit(Failure failure) {
    return new Failure(
        fitOrNull(failure.message()), wholeOrNull(failure.type()), fitOrNull(failure.stackTrace()));
  }

  List<Attempt> fit(List<Attempt> attempts) {
    List<Attempt> fitting = new ArrayList<>(attempts);
    for (int i = fitting.size() - 1; i >= 0; i--) {
      Attempt attempt = fitting.get(i);
      if (attempt.error() != null) {
        fitting.set(i, withError(attempt, fit(attempt.error())));
      }
    }
    return fitting;
  }

  Map<String, String> fit(Map<String, String> diagnostics) {
    Map<String, String> fitting = new LinkedHashMap<>();
    diagnostics.forEach(
        (name, text) -> {
          if (takes(ENTRY_BYTES, name)) {
            fitting.put(name, fit(Texts.clean(text)));
          }
        });
    return fitting;
  }

  /** Spends an entry with its texts if all of them fit; they may be null. */
  boolean takes(int entryBytes, @Nullable String... whole) {
    int needed = entryBytes;
    for (String text : whole) {
      needed += text == null ? 0 : Texts.jsonBytes(text);
    }
    if (needed > left) {
      exhausted();
      return false;
    }
    left -= needed;
    return true;
  }

  private @Nullable String wholeOrNull(@Nullable String text) {
    return text != null && takes(0, text) ? text : null;
  }

  @Nullable String fitOrNull(@Nullable String text) {
    return text == null ? null : fit(text);
  }

  String fit(String text) {
    String cut = Texts.cutJson(text, left);
    if (!cut.equals(text)) {
      exhausted();
    }
    left = Math.max(0, left - Texts.jsonBytes(cut));
    return cut;
  }

  private void exhausted() {
    warn.accept("a case has more than " + bytes + " bytes, some were cut", caseName);
  }
}
