package io.argus.report.stability;

import io.argus.contracts.run.CaseStatus;
import java.util.List;

/** Windows written as letters, newest first: P passed, F failed, E errored. */
final class Results {

  private Results() {}

  static List<CaseStatus> of(String newestFirst) {
    return newestFirst
        .chars()
        .mapToObj(
            letter ->
                switch (letter) {
                  case 'P' -> CaseStatus.PASS;
                  case 'F' -> CaseStatus.FAIL;
                  case 'E' -> CaseStatus.ERROR;
                  default -> throw new IllegalArgumentException(newestFirst);
                })
        .toList();
  }

  static Window window(String newestFirst) {
    return Window.of(of(newestFirst));
  }
}
