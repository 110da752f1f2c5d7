package io.argus.cli.command;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.attachment.AttachmentSender;
import io.argus.cli.attachment.Sent;
import io.argus.cli.ci.RunFacts;
import io.argus.cli.config.ProjectConfig;
import io.argus.cli.find.ReportFiles;
import io.argus.cli.http.Client;
import io.argus.cli.http.Deadline;
import io.argus.cli.http.Target;
import io.argus.cli.upload.LastRun;
import io.argus.cli.upload.Outcome;
import io.argus.cli.upload.Recorded;
import io.argus.cli.upload.Recorder;
import io.argus.cli.upload.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records files, whichever command found them; trouble is a warning, not an exit code. */
final class Recording {

  private final Surroundings surroundings;
  private final RecordOptions options;
  private final Reporting reporting;

  Recording(Surroundings surroundings, RecordOptions options) {
    this.surroundings = surroundings;
    this.options = options;
    this.reporting = new Reporting(surroundings, options.server.json);
  }

  Reporting reporting() {
    return reporting;
  }

  /** {@link ExitCode#OK}, or with {@code --strict} what went wrong. */
  int record(List<Path> files, Supplier<RunFacts> facts, Instant began) {
    try {
      if (files.isEmpty()) {
        reporting.nothing(
            "nothing", "no reports were found: name them, or say reports in argus.yaml");
        return exit(false);
      }
      return exit(send(files, facts, began));
    } catch (IOException | IllegalArgumentException e) {
      reporting.failed("not recorded: " + e.getMessage());
      return exit(false);
    }
  }

  /** What is known of a run without its reports. */
  RunFacts facts(ProjectConfig config) {
    return RunFacts.gather(options.run.said(), config, surroundings);
  }

  private boolean send(List<Path> files, Supplier<RunFacts> gathered, Instant began)
      throws IOException {
    boolean document = files.size() == 1 && ReportFiles.isDocument(files.get(0));
    // A document speaks for itself: where this process runs has nothing to do with it.
    RunFacts known = document ? new RunFacts(options.run.said(), null) : gathered.get();
    Map<String, String> facts = known.texts();
    if (!document && !facts.containsKey("project")) {
      throw new IllegalArgumentException(
          "no project: say --project, ARGUS_PROJECT, or project in argus.yaml");
    }
    Target target = options.server.target(surroundings);
    Client client = new Client(target);
    Deadline deadline = new Deadline(surroundings.clock(), options.server.timeout());
    Upload upload =
        new Upload(files, facts, document, began, options.waitSeconds, options.server.timeout());
    Recorded recorded = new Recorder(client, surroundings).record(upload);
    UUID runId = runId(recorded);
    remember(recorded, runId, target);
    boolean told = reporting.tell(recorded, target, known.pullRequest());
    if (recorded.outcome() instanceof Outcome.Accepted accepted
        && !document
        && !options.noAttachments) {
      attach(accepted, upload, new AttachmentSender(client, deadline));
    }
    return told;
  }

  /** What reports refer to; trouble with it is no trouble with the results. */
  private void attach(Outcome.Accepted accepted, Upload upload, AttachmentSender sender) {
    try {
      String runId = Reporting.storedRunId(accepted.answer());
      if (runId == null) {
        return;
      }
      Sent sent =
          sender.send(
              UUID.fromString(runId),
              upload.files(),
              upload.facts(),
              surroundings.directory(),
              upload.began());
      reporting.tell(sent);
    } catch (IOException | IllegalArgumentException e) {
      reporting.warn("the files that reports refer to are not sent: " + e.getMessage());
    }
  }

  private static @Nullable UUID runId(Recorded recorded) throws IOException {
    UUID runId = recorded.runId();
    if (runId == null && recorded.outcome() instanceof Outcome.Accepted accepted) {
      String said = Reporting.runId(accepted.answer());
      runId = said == null ? null : UUID.fromString(said);
    }
    return runId;
  }

  private void remember(Recorded recorded, @Nullable UUID runId, Target target) throws IOException {
    if (runId != null && !(recorded.outcome() instanceof Outcome.Refused)) {
      new LastRun(surroundings.home()).remember(target.url(), runId);
    }
  }

  private int exit(boolean recorded) {
    return recorded || !options.strict ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }
}
