package io.argus.report.stability;

/** What to do about a case, in one sentence for whoever reads a red build. */
final class Suggestion {

  private Suggestion() {}

  /**
   * @param judged the window that the verdict was made from
   */
  static String of(Verdict verdict, Window judged) {
    return switch (verdict) {
      case HEALTHY -> healthy(judged);
      case INSUFFICIENT_DATA ->
          "Only "
              + results(judged)
              + " so far, too few to tell: run it again to see whether the failure repeats.";
      case BROKEN ->
          "All of its last " + results(judged) + " failed: fix it, running it again will not help.";
      case KNOWN_FLAKE ->
          judged.redCount()
              + " of its last "
              + results(judged)
              + " failed with passes in between: run it again, and look for timing, shared state"
              + " or test order behind it.";
      case NEW_FAILURE -> newFailure(judged);
    };
  }

  private static String healthy(Window judged) {
    if (judged.length() == 0) {
      return "It was only skipped so far: nothing is known of it.";
    }
    return judged.redCount() == 0
        ? "It has not failed in its last " + results(judged) + ": nothing to do."
        : "It passes now, yet "
            + judged.redCount()
            + " of its last "
            + results(judged)
            + " failed: look for timing, shared state or test order behind it.";
  }

  private static String newFailure(Window judged) {
    int streak = judged.redStreak();
    String passed = "It passed " + times(judged.length() - streak) + " and ";
    return streak == 1
        ? passed + "failed now: look at what changed with this run."
        : passed + "has failed " + times(streak) + " since: look at what changed when it began.";
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String results(Window window) {
    return window.length() == 1 ? "1 result" : window.length() + " results";
  }
}
