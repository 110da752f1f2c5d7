package io.argus.ingest.live;

import io.argus.http.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last call of a live run says.
 *
 * @param durationMs wall time; null = not said
 */
record RunEnd(@Nullable Long durationMs, boolean aborted) {

  /** A year; nothing that runs longer is a test run. */
  private static final long LONGEST_MS = 366L * 24 * 60 * 60 * 1000;

  /**
   * @throws ProblemException 400 naming the member
   */
  static RunEnd of(Map<String, String> members) {
    Long durationMs = null;
    boolean aborted = false;
    for (Map.Entry<String, String> member : members.entrySet()) {
      switch (member.getKey()) {
        case "durationMs" -> durationMs = duration(member.getValue());
        case "status" -> aborted = isAborted(member.getValue());
        default ->
            throw ProblemException.invalid(
                member.getKey(), "Only durationMs and status are read here.");
      }
    }
    return new RunEnd(durationMs, aborted);
  }

  private static long duration(String text) {
    try {
      long duration = Long.parseLong(text);
      if (duration >= 0 && duration <= LONGEST_MS) {
        return duration;
      }
    } catch (NumberFormatException e) {
      // said below, with the range
    }
    throw ProblemException.invalid(
        "durationMs", "durationMs must be a whole number of milliseconds, at most a year.");
  }

  private static boolean isAborted(String status) {
    if (!status.equals("aborted")) {
      throw ProblemException.invalid(
          "status", "status can only be aborted; whether the run passed follows from its cases.");
    }
    return true;
  }
}
