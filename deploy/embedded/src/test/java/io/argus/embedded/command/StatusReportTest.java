package io.argus.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.embedded.home.ProcessId;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StackState.PartState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  private static final ProcessId ALIVE = ProcessId.of(ProcessHandle.current());
  private static final ProcessId GONE = new ProcessId(ALIVE.pid(), 0);
  private static final Instant NOW = Instant.ofEpochMilli(ALIVE.startedMs()).plusSeconds(3_661);

  @Test
  void is_ready_when_every_part_is() {
    StatusReport report = report(part("kafka", "ready", ALIVE), part("gateway", "ready", ALIVE));

    assertThat(report.isReady()).isTrue();
    assertThat(report.table()).contains("1:01:01", "2.5 s", "100 MB", "12.0 s", "storage: memory");
  }

  @Test
  void is_degraded_when_a_part_is_being_restarted() {
    StatusReport report =
        report(part("kafka", "ready", ALIVE), part("gateway", "restarting", null));

    assertThat(report.state()).isEqualTo("degraded");
  }

  @Test
  void does_not_believe_that_a_dead_process_is_ready() {
    StatusReport report = report(part("gateway", "ready", GONE));

    assertThat(report.isReady()).isFalse();
    assertThat(report.table()).contains("dead");
  }

  private static PartState part(String name, String state, @Nullable ProcessId process) {
    return new PartState(name, state, process, "127.0.0.1:1", 2_500L, 0);
  }

  private static StatusReport report(PartState... parts) {
    StackState stack =
        new StackState(
            ALIVE,
            "b",
            Map.of("ARGUS_STORAGE", "memory"),
            "/jdk",
            1,
            "t",
            StackState.READY,
            "start",
            12_000L,
            List.of(parts));
    return StatusReport.of(stack, process -> OptionalLong.of(100L * 1024 * 1024), NOW);
  }
}
