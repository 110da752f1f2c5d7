package io.argus.report.digest;

import io.argus.report.digest.schedule.Period;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A mail that is claimed: whoever holds it may send it.
 *
 * @param copy 0, or how often somebody has asked for the same again
 * @param asked by hand
 * @param attempt counted from 1; names the claim, so that one that has lapsed changes nothing
 */
record Slot(
    long id,
    Subscription subscription,
    LocalDate periodStart,
    int copy,
    boolean asked,
    int attempt,
    Instant openedAt) {

  Period period() {
    return subscription.periodFrom(periodStart);
  }

  /**
   * The same for every attempt, so that a mail server or client takes a repeat for what it is.
   *
   * @param host that the product is reached by
   */
  String messageId(String host) {
    String copied = copy == 0 ? "" : "-" + copy;
    return "<digest-%s-%s%s@%s>".formatted(subscription.id(), periodStart, copied, host);
  }
}
