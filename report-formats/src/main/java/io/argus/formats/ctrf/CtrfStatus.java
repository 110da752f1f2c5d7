package io.argus.formats.ctrf;

import io.argus.contracts.run.CaseStatus;
import org.jspecify.annotations.Nullable;

/** CTRF's outcomes. What neither passed nor failed was not decided: it counts as skipped. */
enum CtrfStatus {
  PASSED("passed", CaseStatus.PASS),
  FAILED("failed", CaseStatus.FAIL),
  SKIPPED("skipped", CaseStatus.SKIP),
  PENDING("pending", CaseStatus.SKIP),
  OTHER("other", CaseStatus.SKIP);

  private final String word;
  private final CaseStatus status;

  CtrfStatus(String word, CaseStatus status) {
    this.word = word;
    this.status = status;
  }

  static @Nullable CtrfStatus of(String word) {
    for (CtrfStatus status : values()) {
      if (status.word.equals(word)) {
        return status;
      }
    }
    return null;
  }

  String word() {
    return word;
  }

  CaseStatus status() {
    return status;
  }
}
