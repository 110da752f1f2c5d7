package io.argus.contracts.event;

/** Topic names. Every topic has a dead-letter topic beside it. */
public final class Topics {

  /** Keyed by {@code project/suiteId}, so one suite's runs are in order on one partition. */
  public static final String TEST_RUNS = "argus.test-runs.v1";

  /** Keyed by project. */
  public static final String INSIGHTS = "argus.insights.v1";

  /** Keyed by executionId. */
  public static final String EXECUTIONS = "argus.executions.v1";

  public static final String DEAD_LETTER_SUFFIX = ".dlq";

  private Topics() {}
}
