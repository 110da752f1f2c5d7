package io.argus.report.digest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.argus.report.digest.schedule.Cadence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one mail. */
@Schema(name = "DigestDelivery")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
    long id,
    UUID subscriptionId,
    String project,
    String email,
    Cadence period,
    @Schema(description = "First day of the period, local") LocalDate periodStart,
    @Schema(description = "0; counts up when the same was asked for again") int copy,
    State state,
    int attempts,
    Instant openedAt,
    @Nullable Instant sentAt,
    @Schema(description = "When it is tried again") @Nullable Instant retryAt,
    @Schema(description = "What the mail server said: untrusted") @Nullable String error) {

  /** How far a mail has come. */
  @Schema(name = "DigestDeliveryState")
  enum State {
    @JsonProperty("due")
    DUE,
    /** Some replica is sending it. */
    @JsonProperty("claimed")
    CLAIMED,
    @JsonProperty("sent")
    SENT,
    /** Nothing changed, and the subscription is quiet. */
    @JsonProperty("skipped")
    SKIPPED,
    /** It is tried again. */
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("gaveUp")
    GAVE_UP;

    static State ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
