package io.argus.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadIdTest {

  private static final UUID RUN = new UUID(1, 2);

  @Test
  void is_the_same_for_the_same_files_in_any_order() {
    assertThat(UploadId.of(RUN, 0, 1, List.of("a", "b")))
        .isEqualTo(UploadId.of(RUN, 0, 1, List.of("b", "a")));
  }

  @Test
  void tells_runs_shards_attempts_and_contents_apart() {
    assertThat(
            List.of(
                UploadId.of(RUN, 0, 1, List.of("a")),
                UploadId.of(new UUID(1, 3), 0, 1, List.of("a")),
                UploadId.of(RUN, 1, 1, List.of("a")),
                UploadId.of(RUN, 0, 2, List.of("a")),
                UploadId.of(RUN, 0, 1, List.of("b")),
                UploadId.of(RUN, 0, 1, List.of("a", "b"))))
        .doesNotHaveDuplicates();
  }
}
