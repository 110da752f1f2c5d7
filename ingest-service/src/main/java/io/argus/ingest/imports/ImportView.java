package io.argus.ingest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an import stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import")
record ImportView(
    UUID id,
    String bucket,
    String prefix,
    State state,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Schema(description = "Objects below the prefix, manifests left out") int found,
    @Schema(description = "Of them, those that earlier imports have dealt with") int known,
    @Schema(description = "Why the import ended early; what is missing is for the next one")
        @Nullable String error,
    @Schema(description = "What became of each that was not known") List<Result> objects,
    Map<String, String> links) {

  /** How far it is. */
  enum State {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED
  }

  /** What became of an object. */
  enum Outcome {
    /** Acknowledged by Kafka. */
    @JsonProperty("imported")
    IMPORTED,
    /** The same bytes would be refused again. */
    @JsonProperty("refused")
    REFUSED,
    /** The next import tries it again. */
    @JsonProperty("failed")
    FAILED
  }

  /**
   * One object.
   *
   * @param reason why it is not imported
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ImportedObject")
  record Result(
      String key,
      Outcome outcome,
      @Nullable UUID runId,
      @Nullable UUID uploadId,
      @Nullable String reason) {

    static Result not(Outcome outcome, String key, String reason) {
      return new Result(key, outcome, null, null, reason);
    }
  }

  ImportView {
    objects = List.copyOf(objects);
    links = Map.copyOf(links);
  }
}
