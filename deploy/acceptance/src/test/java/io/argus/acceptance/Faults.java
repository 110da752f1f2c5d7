package io.argus.acceptance;

import static org.awaitility.Awaitility.await;

import io.argus.acceptance.FaultSchedule.Victim;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Kills parts of a stack and stops their clocks; its supervisor brings them back. */
final class Faults {

  private static final Duration BACK = Duration.ofMinutes(2);

  private final Stack stack;
  private final SecondAnalytics second;

  Faults(Stack stack, SecondAnalytics second) {
    this.stack = stack;
    this.second = second;
  }

  /** {@code kill -9}; returns when the next process of that part exists, ready or not. */
  void kill(Victim victim) throws IOException {
    switch (victim) {
      case SECOND_ANALYTICS -> second.killAndStartAgain();
      case INGEST -> kill("ingest");
      case ANALYTICS -> kill("analytics");
      case KAFKA -> kill("kafka");
      case POSTGRES -> kill("postgres");
    }
  }

  /** Runs something while a part, with all of its processes, does nothing at all. */
  void whileStopped(String part, Step step) throws Exception {
    ProcessHandle process = awaitAlive(part);
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    try {
      signal("STOP", all);
      step.run();
    } finally {
      signal("CONT", all);
    }
  }

  /** What may throw anything. */
  interface Step {
    void run() throws Exception;
  }

  private void kill(String part) {
    ProcessHandle victim = awaitAlive(part);
    victim.destroyForcibly();
    await()
        .atMost(BACK)
        .until(() -> alive(part).filter(next -> next.pid() != victim.pid()).isPresent());
  }

  private ProcessHandle awaitAlive(String part) {
    return await().atMost(BACK).until(() -> alive(part), Optional::isPresent).orElseThrow();
  }

  private Optional<ProcessHandle> alive(String part) {
    return ProcessHandle.of(stack.endpoints().at("/" + part + "/pid").asLong(-1))
        .filter(ProcessHandle::isAlive);
  }

  private static void signal(String name, List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).start().waitFor();
    }
  }
}
