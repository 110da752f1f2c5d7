package io.argus.analytics.webhook;

import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of calling the webhook, as an execution shows it. */
@Schema(name = "WebhookDelivery")
public record WebhookDelivery(
    @Schema(
            enumeration = {"waiting", "delivered", "failed", "dropped"},
            description =
                "failed: given up after about an hour, or refused; dropped: nobody needed it any"
                    + " more")
        String state,
    int attempts,
    @Schema(nullable = true, description = "What the last attempt came to") @Nullable String error,
    @Schema(nullable = true, description = "When it is tried again") @Nullable Instant nextAt,
    @Schema(nullable = true, description = "When it was over") @Nullable Instant endedAt) {

  static WebhookDelivery of(
      String state,
      int attempts,
      @Nullable String error,
      @Nullable Instant nextAt,
      @Nullable Instant endedAt) {
    return new WebhookDelivery(state.toLowerCase(Locale.ROOT), attempts, error, nextAt, endedAt);
  }
}
