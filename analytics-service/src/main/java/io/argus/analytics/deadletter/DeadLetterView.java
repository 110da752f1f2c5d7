package io.argus.analytics.deadletter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A letter in a list. */
@Schema(name = "DeadLetter")
public record DeadLetterView(
    long id,
    @Schema(description = "The dead-letter topic") String topic,
    @Schema(nullable = true, description = "Where the record lay: topic/partition/offset")
        @Nullable String origin,
    @Schema(
            nullable = true,
            description = "Why it could not be processed; may quote untrusted text")
        @Nullable String reason,
    @Schema(nullable = true) @Nullable String project,
    @Schema(nullable = true) @Nullable String suiteId,
    @Schema(nullable = true, description = "Of the event") @Nullable String type,
    @Schema(nullable = true) @Nullable UUID runId,
    @Schema(nullable = true) @Nullable UUID uploadId,
    @Schema(description = "Bytes of the payload") int size,
    Instant receivedAt,
    State state,
    @Schema(nullable = true) @Nullable Instant redrivenAt) {

  /** Where a letter stands. */
  public enum State {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("redriven")
    REDRIVEN
  }
}
