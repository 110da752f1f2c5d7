package io.argus.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdTest {

  private static final ProcessId SELF = ProcessId.of(ProcessHandle.current());

  @Test
  void recognisesItsProcess() {
    assertThat(SELF.running()).contains(ProcessHandle.current());
  }

  @Test
  void isNotTakenInByAnotherProcessWithTheSamePid() {
    ProcessId earlier = new ProcessId(SELF.pid(), SELF.startedMs() - 60_000);

    assertThat(earlier.running()).isEmpty();
  }
}
