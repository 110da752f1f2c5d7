package io.argus.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.embedded.home.ProcessId;
import io.argus.embedded.home.StackState;
import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.supervisor.StackSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestartTest {

  @Test
  void nothing_new_needs_no_restart() {
    assertThat(Restart.reason(running("local", "9000"), wanted(Map.of()))).isEmpty();
    assertThat(Restart.reason(running("memory", "9000"), wanted(Map.of("ARGUS_PORT", "9000"))))
        .isEmpty();
  }

  @Test
  void a_setting_that_has_changed_is_named_with_its_old_value() {
    assertThat(Restart.reason(running("local", "8080"), wanted(Map.of("ARGUS_PORT", "9000"))))
        .contains("ARGUS_PORT is 9000 now, was 8080");
    assertThat(Restart.reason(running("local", "8080"), wanted(Map.of("ARGUS_STORAGE", "memory"))))
        .contains("ARGUS_STORAGE is memory now, was local");
  }

  @Test
  void data_in_memory_is_not_thrown_away_by_a_restart() {
    assertThatThrownBy(
            () -> Restart.check(running("memory", "8080"), wanted(Map.of()), "ARGUS_PORT is new"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContainingAll("ARGUS_PORT is new", "in memory", "./argus down");
  }

  private static StackState running(String storage, String port) {
    return new StackState(
        new ProcessId(1, 2),
        "build",
        Map.of("ARGUS_STORAGE", storage, "ARGUS_PORT", port, "ARGUS_HOST", "127.0.0.1"),
        "/jdk",
        1,
        "token",
        StackState.READY,
        "now",
        1L,
        List.of());
  }

  private static StackSettings wanted(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("ARGUS_BUILD", "build");
    return Invocation.of(all).settings();
  }
}
