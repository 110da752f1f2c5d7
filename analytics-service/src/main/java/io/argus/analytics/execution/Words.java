package io.argus.analytics.execution;

import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the API spells statuses and results, in their order. */
final class Words {

  static final Map<String, ExecutionStatus> STATUSES = of(ExecutionStatus.values());
  static final Map<String, CaseStatus> RESULTS = of(CaseStatus.values());

  private Words() {}

  private static <E extends Enum<E>> Map<String, E> of(E[] values) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return words;
  }
}
