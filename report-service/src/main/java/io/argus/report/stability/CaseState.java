package io.argus.report.stability;

/** The stored state of a case: its newest results, and what analytics-service made of them. */
public record CaseState(Window window, Level level, double score) {

  /**
   * @param levelCode 0–4, as stored
   */
  public static CaseState of(Window window, int levelCode, double score) {
    return new CaseState(window, Level.ofCode(levelCode), score);
  }
}
