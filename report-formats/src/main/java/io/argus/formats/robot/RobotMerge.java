package io.argus.formats.robot;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code rebot --merge} leaves of the earlier runs of a test: HTML in its message, newest run
 * first.
 *
 * @param message of the newest run
 * @param earlier attempts, oldest first
 */
record RobotMerge(@Nullable String message, List<Attempt> earlier) {

  private static final String MERGED = "*HTML* <span class=\"merge\">";
  private static final String NEW = "<hr><span class=\"new-status\">";
  private static final String OLD = "<hr><span class=\"old-status\">";
  private static final String MESSAGE = " message:</span> ";
  private static final String BREAK = "<br>";

  static boolean isIn(@Nullable String message) {
    return message != null && message.startsWith(MERGED) && message.contains(NEW);
  }

  /**
   * @param most attempts; the oldest are left out
   */
  static RobotMerge of(String message, int most) {
    int start = message.indexOf(NEW);
    int old = message.indexOf(OLD, start);
    String newest = messageOf(message.substring(start, old < 0 ? message.length() : old));
    List<Attempt> earlier = new ArrayList<>();
    while (old >= 0 && earlier.size() < most) {
      int next = message.indexOf(OLD, old + 1);
      String run = message.substring(old, next < 0 ? message.length() : next);
      earlier.add(attempt(run));
      old = next;
    }
    Collections.reverse(earlier);
    return new RobotMerge(newest, earlier);
  }

  private static Attempt attempt(String run) {
    int word = run.indexOf("\">", OLD.length()) + 2;
    int end = run.indexOf("</span>", word);
    CaseStatus status =
        word < 2 || end < 0 ? CaseStatus.ERROR : RobotStatus.caseOf(run.substring(word, end));
    String message = messageOf(run);
    boolean told = status.isRed() && message != null;
    return new Attempt(0, 0, status, null, told ? new Failure(message, null, null) : null);
  }

  private static @Nullable String messageOf(String run) {
    int start = run.indexOf(MESSAGE);
    if (start < 0) {
      return null;
    }
    int end = run.endsWith(BREAK) ? run.length() - BREAK.length() : run.length();
    String html = run.substring(start + MESSAGE.length(), end);
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
