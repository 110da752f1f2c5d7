package io.argus.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.RunMetadata;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UploadIdTest {

  private static final UUID RUN = new UUID(1, 2);

  @Test
  void is_the_same_for_the_same_files_in_any_order() {
    assertThat(UploadId.of(RUN, run(0, 1, null), List.of("a", "b")))
        .isEqualTo(UploadId.of(RUN, run(0, 1, null), List.of("b", "a")));
  }

  @Test
  void tells_runs_shards_attempts_variants_and_contents_apart() {
    assertThat(
            List.of(
                UploadId.of(RUN, run(0, 1, null), List.of("a")),
                UploadId.of(new UUID(1, 3), run(0, 1, null), List.of("a")),
                UploadId.of(RUN, run(1, 1, null), List.of("a")),
                UploadId.of(RUN, run(0, 2, null), List.of("a")),
                UploadId.of(RUN, run(0, 1, "chrome"), List.of("a")),
                UploadId.of(RUN, run(0, 1, null), List.of("b")),
                UploadId.of(RUN, run(0, 1, null), List.of("a", "b"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_step_of_a_live_run_is_told_apart_by_what_it_is_not_by_what_it_holds() {
    assertThat(
            List.of(
                UploadId.ofStep(RUN, run(0, 1, null), "start"),
                UploadId.ofStep(RUN, run(0, 1, null), "cases/0"),
                UploadId.ofStep(RUN, run(0, 1, null), "cases/1"),
                UploadId.ofStep(RUN, run(1, 1, null), "cases/1"),
                UploadId.ofStep(RUN, run(0, 2, null), "cases/1"),
                UploadId.ofStep(RUN, run(0, 1, "chrome"), "cases/1"),
                UploadId.ofStep(new UUID(1, 3), run(0, 1, null), "cases/1"),
                UploadId.ofStep(RUN, run(0, 1, null), "finish")))
        .doesNotHaveDuplicates();
    assertThat(UploadId.ofStep(RUN, run(0, 1, null), "cases/1"))
        .isEqualTo(UploadId.ofStep(RUN, run(0, 1, null), "cases/1"));
  }

  private static RunMetadata run(int shard, int attempt, @Nullable String variant) {
    return new RunMetadata(
        "shop", "unit", "key", variant, null, null, null, null, null, null, null, null, null, shard,
        0, attempt);
  }
}
