package io.argus.formats.gotest;

import io.argus.formats.parse.Failures;
import org.jspecify.annotations.Nullable;

/** The end of what a test, a package or a build printed: the part that says what went wrong. */
final class GoOutput {

  /** What all outputs of a file that wait for their end may hold together. */
  static final class Budget {
    private long left;

    Budget(long chars) {
      left = chars;
    }
  }

  private final Budget budget;
  private final int most;
  private final StringBuilder text = new StringBuilder(0);

  GoOutput(Budget budget, int most) {
    this.budget = budget;
    this.most = most;
  }

  void add(@Nullable String more) {
    if (more == null || more.length() > budget.left) {
      return;
    }
    budget.left -= more.length();
    text.append(more);
    if (text.length() > 2 * most) {
      int old = text.length() - most;
      budget.left += old;
      text.delete(0, old);
    }
  }

  String text() {
    String plain = Failures.plain(text.substring(Math.max(0, text.length() - most)));
    return plain == null ? "" : plain;
  }

  /** The text; nothing is held any more. */
  String take() {
    String taken = text();
    budget.left += text.length();
    text.setLength(0);
    return taken;
  }
}
