package io.argus.analytics.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the uploads of a run said of it, as far as it counts: per field the last one that said
 * something, in {@link UploadOrder}. An upload that is overruled in every field is left out, so
 * there are never more voices than fields.
 */
record Voices(@JsonValue List<Voice> voices) {

  record Voice(UploadOrder order, RunMetadata said) {}

  private static final List<Function<RunMetadata, @Nullable Object>> FIELDS =
      List.of(
          RunMetadata::runKey,
          RunMetadata::variant,
          RunMetadata::branch,
          RunMetadata::commit,
          RunMetadata::trigger,
          RunMetadata::environment,
          RunMetadata::browser,
          RunMetadata::configHash,
          RunMetadata::buildUrl,
          RunMetadata::ciProvider);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Voices {
    voices = List.copyOf(voices);
  }

  static Voices of(Upload upload) {
    return heard(Stream.of(new Voice(upload.order(), upload.run())));
  }

  Voices with(Voices other) {
    return heard(Stream.concat(voices.stream(), other.voices.stream()));
  }

  @Nullable String text(Function<RunMetadata, @Nullable String> field) {
    return last(field);
  }

  @Nullable Trigger trigger() {
    return last(RunMetadata::trigger);
  }

  private <T> @Nullable T last(Function<RunMetadata, @Nullable T> field) {
    return voices.stream()
        .map(voice -> field.apply(voice.said()))
        .filter(Objects::nonNull)
        .reduce((first, second) -> second)
        .orElse(null);
  }

  private static Voices heard(Stream<Voice> all) {
    List<Voice> latestFirst = all.sorted(Comparator.comparing(Voice::order).reversed()).toList();
    List<Voice> heard = new ArrayList<>();
    for (Voice voice : latestFirst) {
      boolean counts =
          FIELDS.stream()
              .anyMatch(
                  field ->
                      field.apply(voice.said()) != null
                          && heard.stream().allMatch(later -> field.apply(later.said()) == null));
      if (counts) {
        heard.add(0, voice);
      }
    }
    return new Voices(heard);
  }
}
