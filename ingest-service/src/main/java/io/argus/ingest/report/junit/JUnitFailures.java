package io.argus.ingest.report.junit;

import io.argus.contracts.run.Failure;
import io.argus.ingest.report.parse.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error's texts, as attributes and body of an element give them. */
final class JUnitFailures {

  private JUnitFailures() {}

  /** Without a message the first line of the body is one. Null when nothing is said. */
  static @Nullable Failure of(
      @Nullable String message, @Nullable String type, @Nullable String body) {
    String trace = Texts.orNull(body);
    String said = Texts.orNull(message);
    if (said == null && trace != null) {
      said = firstLine(trace.strip());
    }
    String kind = Texts.orNull(type);
    if (said == null && kind == null) {
      return null;
    }
    boolean more = trace != null && !trace.strip().equals(said);
    return new Failure(said, kind, more ? trace : null);
  }

  /** Several failures of one outcome: the first one leads, its trace ends in the others. */
  static @Nullable Failure join(List<JUnitTrouble> troubles, int most) {
    Failure first = troubles.get(0).failure();
    if (troubles.size() == 1) {
      return first;
    }
    StringBuilder trace = new StringBuilder();
    for (int i = 0; i < troubles.size() && trace.length() < most; i++) {
      Failure failure = troubles.get(i).failure();
      if (failure != null) {
        append(trace, failure, i == 0);
      }
    }
    String joined = Texts.orNull(trace.toString());
    return first == null && joined == null
        ? null
        : new Failure(
            first == null ? null : first.message(), first == null ? null : first.type(), joined);
  }

  private static void append(StringBuilder trace, Failure failure, boolean first) {
    if (!trace.isEmpty()) {
      trace.append("\n\n");
    }
    if (!first && failure.message() != null) {
      trace.append(failure.message()).append('\n');
    }
    if (failure.stackTrace() != null) {
      trace.append(failure.stackTrace());
    }
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).strip();
  }
}
