package io.argus.report.digest;

import io.argus.report.digest.schedule.Backoff;
import io.argus.report.digest.schedule.Period;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, one mail after the other. Every replica does; the claim decides whose a mail
 * is. Between the mail server's yes and the row that says so a replica can die: then the mail goes
 * out again once the claim has lapsed, under the same Message-ID.
 */
@ApplicationScoped
class Dispatch {

  private static final Logger LOG = Logger.getLogger(Dispatch.class);

  /** Editions kept at a time, some 100 KiB each. */
  private static final int MOST_KEPT = 32;

  private static final String SENT = "sent";
  private static final String FAILED = "failed";
  private static final String GAVE_UP = "gaveUp";
  private static final String SKIPPED = "skipped";

  private final DeliveryStore deliveries;
  private final Editions editions;
  private final Letters letters;
  private final Postman postman;
  private final DigestConfig config;
  private final Clock clock;
  private final MeterRegistry metrics;

  Dispatch(
      DeliveryStore deliveries,
      Editions editions,
      Letters letters,
      Postman postman,
      DigestConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.deliveries = deliveries;
    this.editions = editions;
    this.letters = letters;
    this.postman = postman;
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
    // There from the start, so that the first of a kind is a rise.
    Stream.of(SENT, FAILED, GAVE_UP, SKIPPED).forEach(this::counter);
  }

  /** What many readers share is built once a round. */
  private record Subject(String project, Period period) {}

  /** Opens the slots of what is due and sends all that may be tried now. */
  void round() {
    deliveries.openDue(clock.instant());
    send(null, Instant.MAX);
  }

  /**
   * Sends what may be tried now.
   *
   * @param of these deliveries only; null = all
   * @param until no mail is begun after it
   */
  void send(@Nullable List<Long> of, Instant until) {
    Map<Subject, Edition> built = new HashMap<>();
    boolean reachable = true;
    while (reachable && clock.instant().isBefore(until)) {
      Instant now = clock.instant();
      Optional<Slot> slot = deliveries.claim(now, now.plus(config.claim()), of);
      if (slot.isEmpty()) {
        return;
      }
      reachable = settle(slot.get(), built);
    }
  }

  /** False when the mail server is away. */
  private boolean settle(Slot slot, Map<Subject, Edition> built) {
    Postman.Outcome outcome;
    try {
      Edition edition = edition(slot, built);
      if (slot.subscription().quiet() && !slot.asked() && !edition.digest().changed()) {
        deliveries.skipped(slot);
        counter(SKIPPED).increment();
        return true;
      }
      outcome = postman.send(letters.write(slot, edition));
    } catch (RuntimeException e) {
      LOG.errorf(e, "the digest of %s cannot be made", slot.subscription().project());
      outcome = new Postman.Outcome.Failed("The digest could not be made; the log tells why.");
    }
    return settle(slot, outcome);
  }

  private boolean settle(Slot slot, Postman.Outcome outcome) {
    if (outcome instanceof Postman.Outcome.Refused refused) {
      giveUp(slot, refused.reason());
    } else if (outcome instanceof Postman.Outcome.Failed failed) {
      retry(slot, failed.reason());
    } else if (outcome instanceof Postman.Outcome.Unreachable unreachable) {
      retry(slot, unreachable.reason());
      return false;
    } else {
      deliveries.sent(slot, clock.instant());
      counter(SENT).increment();
    }
    return true;
  }

  private void retry(Slot slot, String reason) {
    Instant now = clock.instant();
    double random = ThreadLocalRandom.current().nextDouble();
    Optional<Instant> next = Backoff.next(slot.attempt(), slot.openedAt(), now, random);
    if (next.isEmpty()) {
      giveUp(slot, reason);
    } else {
      deliveries.failed(slot, next.get(), reason);
      counter(FAILED).increment();
      LOG.warnf("a digest could not be sent and is tried again at %s: %s", next.get(), reason);
    }
  }

  private void giveUp(Slot slot, String reason) {
    deliveries.gaveUp(slot, reason);
    counter(GAVE_UP).increment();
    LOG.warnf("digest delivery %d is given up: %s", slot.id(), reason);
  }

  private Edition edition(Slot slot, Map<Subject, Edition> built) {
    if (built.size() >= MOST_KEPT) {
      built.clear();
    }
    return built.computeIfAbsent(
        new Subject(slot.subscription().project(), slot.period()),
        subject -> editions.ofProject(subject.project(), subject.period()));
  }

  private Counter counter(String outcome) {
    return metrics.counter("argus.digest.mails", "outcome", outcome);
  }
}
