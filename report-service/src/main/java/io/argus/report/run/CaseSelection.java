package io.argus.report.run;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.parameter.QueryParameter;
import io.argus.report.parameter.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of a run are told.
 *
 * @param included false = the run alone, without a list of cases
 */
record CaseSelection(boolean included, Set<CaseStatus> statuses) {

  private static final Map<String, CaseStatus> WORDS = Words.of(CaseStatus.class);

  static CaseSelection parse(@Nullable String cases, List<String> caseStatuses) {
    Set<CaseStatus> statuses = EnumSet.noneOf(CaseStatus.class);
    for (String word : caseStatuses) {
      CaseStatus status = QueryParameter.word("caseStatus", word, WORDS);
      if (status != null) {
        statuses.add(status);
      }
    }
    return new CaseSelection(
        QueryParameter.flag("cases", cases, true),
        statuses.isEmpty() ? EnumSet.allOf(CaseStatus.class) : statuses);
  }
}
