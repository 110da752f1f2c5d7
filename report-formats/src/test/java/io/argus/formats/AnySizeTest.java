package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** However large a report is, it is read in a small heap, or refused by a limit that is named. */
class AnySizeTest {

  @Test
  void reports_of_every_format_are_read_in_a_small_heap() {
    ForkedJvm.Ended ended = ForkedJvm.run(AnySizeRun.class, 128);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
  }
}
