package io.argus.analytics.retention;

/**
 * How much a round has removed.
 *
 * @param results outcomes of cases that went with their runs
 * @param cases that had no result left
 * @param weeks partitions dropped
 * @param chunks of uploads that were never completed
 */
record Removed(
    long runs, long results, long cases, long weeks, long chunks, long letters, long executions) {

  static final Removed NOTHING = new Removed(0, 0, 0, 0, 0, 0, 0);

  static Removed run(long results, long cases) {
    return new Removed(1, results, cases, 0, 0, 0, 0);
  }

  static Removed leftovers(long chunks, long letters, long executions) {
    return new Removed(0, 0, 0, 0, chunks, letters, executions);
  }

  static Removed weeks(long weeks) {
    return new Removed(0, 0, 0, weeks, 0, 0, 0);
  }

  Removed plus(Removed more) {
    return new Removed(
        runs + more.runs,
        results + more.results,
        cases + more.cases,
        weeks + more.weeks,
        chunks + more.chunks,
        letters + more.letters,
        executions + more.executions);
  }
}
