package io.argus.formats.parse;

import io.argus.contracts.run.Failure;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An error's texts as reports give them. */
public final class Failures {

  /** Colours and cursor moves of terminals: ECMA-48 control sequences, and hyperlinks. */
  private static final Pattern ANSI =
      Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\))");

  private Failures() {}

  /** Without a message the first line of the trace is one. Null when nothing is said. */
  public static @Nullable Failure of(
      @Nullable String message, @Nullable String type, @Nullable String trace) {
    String more = Texts.orNull(trace);
    String said = Texts.orNull(message);
    if (said == null && more != null) {
      said = firstLine(more.strip());
    }
    String kind = Texts.orNull(type);
    if (said == null && kind == null) {
      return null;
    }
    boolean adds = more != null && !more.strip().equals(said);
    return new Failure(said, kind, adds ? more : null);
  }

  /** Why a test was skipped; null when nothing is said. */
  public static @Nullable Failure skipped(@Nullable String reason) {
    String said = Texts.orNull(reason);
    return said == null ? null : new Failure(said.strip(), null, null);
  }

  /** The text as it reads without a terminal. */
  public static @Nullable String plain(@Nullable String text) {
    return text == null || text.indexOf('\u001b') < 0 ? text : ANSI.matcher(text).replaceAll("");
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).strip();
  }
}
