package io.argus.report.digest;

import io.argus.report.digest.schedule.Cadence;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscription as it is told. */
@Schema(name = "DigestSubscription")
record SubscriptionView(
    UUID id,
    String project,
    String email,
    Cadence period,
    @Schema(description = "IANA time zone") String timezone,
    @Schema(description = "Local hour of the day after the period") int hour,
    @Schema(description = "No mail when nothing changed") boolean quiet,
    @Schema(description = "With a PDF attached") boolean pdf,
    Instant createdAt,
    @Schema(description = "When the next digest is due") Instant nextAt) {

  static SubscriptionView of(Subscription subscription, Instant now) {
    return new SubscriptionView(
        subscription.id(),
        subscription.project(),
        subscription.email(),
        subscription.period(),
        subscription.zone().getId(),
        subscription.hour(),
        subscription.quiet(),
        subscription.pdf(),
        subscription.createdAt(),
        subscription.schedule().next(now));
  }
}
