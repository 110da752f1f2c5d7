package io.argus.formats.junit;

import io.argus.contracts.run.Failure;
import io.argus.formats.parse.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several failures of one case, made one. */
final class JUnitFailures {

  private JUnitFailures() {}

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
}
