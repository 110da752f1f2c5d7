package io.argus.cli.runner;

import io.argus.cli.Surroundings;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command of one execution while it runs. */
final class TestProcess {

  private static final int GRACE_SECONDS = 5;
  private static final int LAST_OUTPUT_MILLIS = 2_000;

  private final Process process;
  private final OutputTail output = new OutputTail();
  private final Thread reader;

  private TestProcess(Process process) {
    this.process = process;
    this.reader = new Thread(() -> output.read(process.getInputStream()), "output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * @throws IOException when there is no such command
   */
  static TestProcess start(
      List<String> command, Map<String, String> variables, Surroundings surroundings)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(surroundings.directory().toFile())
            .redirectErrorStream(true)
            .redirectInput(
                new File(
                    System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(surroundings.environment());
    builder.environment().putAll(variables);
    return new TestProcess(builder.start());
  }

  /** True when it has ended within the time. */
  boolean hasEnded(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  /** What it has printed. Something that it has left behind may print on; that is nobody's. */
  String output() throws InterruptedException {
    reader.join(LAST_OUTPUT_MILLIS);
    return output.text();
  }

  /** It and all that it has started end: asked first, then killed. */
  void end() throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    all.forEach(ProcessHandle::destroy);
    if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
