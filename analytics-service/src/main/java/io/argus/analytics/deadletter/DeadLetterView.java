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
    @Schema(description = "Where the record lay: topic/partition/offset") @Nullable String origin,
    @Schema(description = "Why it could not be processed; may quote untrusted text")
        @Nullable String reason,
    @Nullable String project,
    @Nullable String suiteId,
    @Schema(description = "Of the event") @Nullable String type,
    @Nullable UUID runId,
    @Nullable UUID uploadId,
    @Schema(description = "Bytes of the payload") int size,
    Instant receivedAt,
    State state,
    @Nullable Instant redrivenAt) {

  /** Where a letter stands. */
  public enum State {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("redriven")
    REDRIVEN
  }
}
