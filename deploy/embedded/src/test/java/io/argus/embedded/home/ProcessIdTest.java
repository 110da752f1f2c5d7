package io.argus.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdTest {

  private static final ProcessId SELF = ProcessId.of(ProcessHandle.current());

  @Test
  void recognises_its_process() {
    assertThat(SELF.running()).contains(ProcessHandle.current());
  }

  @Test
  void is_not_taken_in_by_another_process_with_the_same_pid() {
    ProcessId earlier = new ProcessId(SELF.pid(), SELF.startedMs() - 60_000);

    assertThat(earlier.running()).isEmpty();
  }
}
