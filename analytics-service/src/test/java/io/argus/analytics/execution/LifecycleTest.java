package io.argus.analytics.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.event.ExecutionStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          FROM,      PENDING, RUNNING, COMPLETED, FAILED, CANCELLED
          PENDING,   false,   true,    false,     false,  true
          RUNNING,   true,    false,   true,      true,   true
          COMPLETED, false,   false,   false,     false,  false
          FAILED,    false,   false,   false,     false,  false
          CANCELLED, false,   false,   false,     false,  false
          """)
  void only_these_transitions_are_legal(
      ExecutionStatus from,
      boolean pending,
      boolean running,
      boolean completed,
      boolean failed,
      boolean cancelled) {
    assertThat(Lifecycle.allows(from, ExecutionStatus.PENDING)).isEqualTo(pending);
    assertThat(Lifecycle.allows(from, ExecutionStatus.RUNNING)).isEqualTo(running);
    assertThat(Lifecycle.allows(from, ExecutionStatus.COMPLETED)).isEqualTo(completed);
    assertThat(Lifecycle.allows(from, ExecutionStatus.FAILED)).isEqualTo(failed);
    assertThat(Lifecycle.allows(from, ExecutionStatus.CANCELLED)).isEqualTo(cancelled);
  }
}
