package io.argus.cli.command;

import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands have in common that record something. */
final class RecordOptions {

  private static final int MOST_WAIT_SECONDS = 10;

  @Mixin final RunOptions run = new RunOptions();
  @Mixin final ServerOptions server = new ServerOptions();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for verdicts, at most 10 (default: ${DEFAULT-VALUE})")
  int waitSeconds;

  @Option(names = "--strict", description = "Exit 70 when the results could not be recorded")
  boolean strict;

  @Option(
      names = "--no-attachments",
      description =
          "Don't send the files below the working directory that reports refer to (screenshots,"
              + " logs)")
  boolean noAttachments;

  /**
   * Before anything is kept or sent.
   *
   * @throws IllegalArgumentException naming the option that can't be used
   */
  void check(Instant now) {
    run.check(now);
    server.timeout();
    if (waitSeconds < 0 || waitSeconds > MOST_WAIT_SECONDS) {
      throw new IllegalArgumentException("--wait must be from 0 to " + MOST_WAIT_SECONDS + ".");
    }
  }
}
