package io.argus.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands have in common that record something. */
final class RecordOptions {

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

  int waitInRange() {
    return Math.max(0, Math.min(10, waitSeconds));
  }
}
