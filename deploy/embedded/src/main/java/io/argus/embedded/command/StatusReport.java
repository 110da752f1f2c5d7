package io.argus.embedded.command;

import io.argus.embedded.home.ProcessId;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StackState.PartState;
import io.argus.embedded.stack.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stack at a moment.
 *
 * @param state {@code ready}, {@code starting}, {@code stopping} or {@code degraded}
 * @param storage where results are kept: {@code local}, {@code memory} or {@code remote}
 * @param memoryBytes of all processes; null where the system does not tell
 */
record StatusReport(
    String state,
    String storage,
    String startedAt,
    @Nullable Long readyMs,
    @Nullable Long memoryBytes,
    List<Row> parts) {

  private static final String FORMAT = "%-10s  %-10s  %7s  %-36s  %9s  %7s  %8s%n";

  /** One part. */
  record Row(
      String part,
      String state,
      @Nullable Long pid,
      String address,
      @Nullable Long uptimeMs,
      @Nullable Long startMs,
      int restarts,
      @Nullable Long memoryBytes) {}

  static StatusReport of(
      StackState stack, Function<ProcessHandle, OptionalLong> memory, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (PartState part : stack.parts()) {
      rows.add(row(part, memory, now));
    }
    boolean allReady = rows.stream().allMatch(row -> row.state().equals(StackState.READY));
    boolean degraded = stack.state().equals(StackState.READY) && !allReady;
    return new StatusReport(
        degraded ? "degraded" : stack.state(),
        stack.settings().getOrDefault(Storage.VARIABLE, "local"),
        stack.startedAt(),
        stack.readyMs(),
        memory(Optional.of(stack.supervisor()), memory),
        rows);
  }

  boolean isReady() {
    return state.equals(StackState.READY);
  }

  /** The report for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(FORMAT.formatted("PART", "STATE", "PID", "WHERE", "UPTIME", "START", "MEMORY"));
    for (Row row : parts) {
      table.append(
          FORMAT.formatted(
              row.part(),
              row.restarts() == 0 ? row.state() : row.state() + " (" + row.restarts() + ")",
              row.pid() == null ? "-" : row.pid(),
              row.address(),
              row.uptimeMs() == null ? "-" : uptime(row.uptimeMs()),
              seconds(row.startMs()),
              megabytes(row.memoryBytes())));
    }
    table.append(
        FORMAT.formatted(
            "all", state, "", "storage: " + storage, "", seconds(readyMs), megabytes(memoryBytes)));
    return table.toString();
  }

  private static Row row(
      PartState part, Function<ProcessHandle, OptionalLong> memory, Instant now) {
    Optional<ProcessId> process =
        Optional.ofNullable(part.process()).filter(id -> id.running().isPresent());
    boolean lost = part.state().equals(StackState.READY) && process.isEmpty();
    return new Row(
        part.part(),
        lost ? "dead" : part.state(),
        process.map(ProcessId::pid).orElse(null),
        part.address(),
        process.map(id -> now.toEpochMilli() - id.startedMs()).orElse(null),
        part.startMs(),
        part.restarts(),
        memory(process, memory));
  }

  private static @Nullable Long memory(
      Optional<ProcessId> process, Function<ProcessHandle, OptionalLong> memory) {
    OptionalLong bytes =
        process.flatMap(ProcessId::running).map(memory).orElse(OptionalLong.empty());
    return bytes.isPresent() ? bytes.getAsLong() : null;
  }

  private static String uptime(long ms) {
    Duration duration = Duration.ofMillis(ms);
    return "%d:%02d:%02d"
        .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  private static String seconds(@Nullable Long ms) {
    return ms == null ? "-" : String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
  }

  private static String megabytes(@Nullable Long bytes) {
    return bytes == null ? "-" : bytes / (1024 * 1024) + " MB";
  }
}
