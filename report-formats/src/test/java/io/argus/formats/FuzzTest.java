package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Damaged reports of every format end in cases that can be stored, or in a reason: never in
 * anything else. {@code argus.fuzz.seconds} says how long each format is tried, {@code
 * argus.fuzz.seed} which damages it gets; {@code argus.corpus} adds the reports there.
 */
class FuzzTest {

  @Test
  void damaged_reports_of_every_format_are_read_or_refused() {
    ForkedJvm.Ended ended = ForkedJvm.run(FuzzRun.class, 256);

    assertThat(ended.exitCode()).as(ended.output()).isZero();
  }
}
