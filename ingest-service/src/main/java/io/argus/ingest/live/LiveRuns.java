package io.argus.ingest.live;

import io.argus.contracts.event.LivePart;
import io.argus.contracts.event.TestRunAborted;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.event.TestRunStarted;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunId;
import io.argus.contracts.run.RunMetadata;
import io.argus.formats.ReadFile;
import io.argus.formats.ReadUpload;
import io.argus.formats.ReportFile;
import io.argus.formats.UploadReader;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.ingest.project.Admission;
import io.argus.ingest.project.Projects;
import io.argus.ingest.project.RunHolders;
import io.argus.ingest.publish.PublishFailed;
import io.argus.ingest.publish.UploadInFlight;
import io.argus.ingest.publish.UploadPublisher;
import io.argus.ingest.run.RunParameters;
import io.argus.ingest.run.UploadId;
import io.argus.ingest.upload.ReadingTurns;
import io.argus.ingest.upload.ReportConfig;
import io.argus.ingest.upload.UploadAccepted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Publishes the steps of live runs, and says what became of each. */
@ApplicationScoped
class LiveRuns {

  /** More in one call would make the caller wait for what could be read already. */
  private static final int MOST_CASES = 10_000;

  private final UploadReader reader;
  private final ReadingTurns turns;
  private final UploadPublisher publisher;
  private final Projects projects;
  private final RunHolders holders;
  private final Clock clock;

  @Inject
  LiveRuns(
      ReportConfig reports,
      ReadingTurns turns,
      UploadPublisher publisher,
      Projects projects,
      RunHolders holders,
      Clock clock) {
    this.reader = new UploadReader(reports.limits());
    this.turns = turns;
    this.publisher = publisher;
    this.projects = projects;
    this.holders = holders;
    this.clock = clock;
  }

  /**
   * @param said metadata by parameter name
   * @throws ProblemException 400, 403 or 422
   * @throws PublishFailed when Kafka does not take it
   */
  UploadAccepted start(Map<String, String> said) {
    Instant now = now();
    RunMetadata run = read(said, now);
    UUID runId;
    if (run.runKey() == null) {
      RunParameters.checkAlone(said);
      runId = UUID.randomUUID();
    } else {
      runId = RunId.of(run.project(), run.suiteId(), run.runKey());
    }
    UUID uploadId = UploadId.ofStep(runId, run, "start");
    Admission admission = admit(run, now);
    if (admission.recorded()) {
      publisher.publish(new TestRunStarted(runId, uploadId, run, now));
    }
    return UploadAccepted.of(runId, uploadId, run, admission, LiveRunLinks.of(runId, run));
  }

  /**
   * @param bytes of the cases, expanded
   * @throws ProblemException 400, 403, 409, 413 or 503; nothing of the cases is published then
   * @throws PublishFailed when Kafka does not take them; nothing of them is visible then
   */
  UploadAccepted add(UUID runId, Map<String, String> said, ReportFile.Content cases, long bytes)
      throws IOException {
    Instant now = now();
    RunMetadata run = readOf(runId, said, now);
    return turns.inTurn(
        bytes,
        () -> {
          try (ReadUpload read = reader.readLive(new ReportFile("cases", null, false, cases))) {
            return add(runId, run, read, now);
          }
        });
  }

  private UploadAccepted add(UUID runId, RunMetadata run, ReadUpload read, Instant now)
      throws IOException {
    ReadFile part = read.files().get(0);
    int seq = checked(part);
    UUID uploadId = UploadId.ofStep(runId, run, "cases/" + seq);
    Admission admission = admit(run, now);
    List<FileReport> files = List.of(part.report());
    if (admission.recorded()) {
      UploadInFlight upload = publisher.begin(runId, uploadId, run);
      read.forEachCase(run, admission.identity(), upload::add);
      upload.close(
          new TestRunReported(
              runId,
              uploadId,
              run,
              now,
              null,
              upload.chunks(),
              read.counts(),
              List.of(),
              files,
              LivePart.CASES,
              seq));
    }
    return UploadAccepted.of(runId, uploadId, run, admission, LiveRunLinks.of(runId, run))
        .holding(read.counts(), files);
  }

  /**
   * @throws ProblemException 400, 403 or 409
   * @throws PublishFailed when Kafka does not take it
   */
  UploadAccepted finish(UUID runId, Map<String, String> said, RunEnd end) {
    Instant now = now();
    RunMetadata run = readOf(runId, said, now);
    UUID uploadId = UploadId.ofStep(runId, run, end.aborted() ? "abort" : "finish");
    Admission admission = admit(run, now);
    if (admission.recorded() && end.aborted()) {
      publisher.publish(new TestRunAborted(runId, uploadId, run, now, end.durationMs()));
    } else if (admission.recorded()) {
      UploadInFlight upload = publisher.begin(runId, uploadId, run);
      upload.close(
          new TestRunReported(
              runId,
              uploadId,
              run,
              now,
              end.durationMs(),
              upload.chunks(),
              RunCounts.NONE,
              List.of(),
              List.of(),
              LivePart.FINISH,
              null));
    }
    return UploadAccepted.of(runId, uploadId, run, admission, UploadAccepted.linksOf(runId));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What is said, with a start: the run's is the earliest of all that its calls say. */
  private RunMetadata read(Map<String, String> said, Instant now) {
    RunMetadata run = RunParameters.read(said, now);
    projects.checkReach(run.project());
    return run.startedAt() == null ? RunParameters.startedAt(run, now) : run;
  }

  /** The same, of a run that was started before. */
  private RunMetadata readOf(UUID runId, Map<String, String> said, Instant now) {
    RunMetadata run = read(said, now);
    holders.check(projects.poster(), runId, run.project(), run.suiteId());
    return run;
  }

  private Admission admit(RunMetadata run, Instant now) {
    Instant start = run.startedAt() == null ? now : run.startedAt();
    return projects.admit(run.project(), start, now);
  }

  private static int checked(ReadFile part) {
    if (part.report().error() != null) {
      throw ProblemException.of(ProblemType.MALFORMED_BODY, part.report().error() + ".");
    }
    if (part.report().records() > MOST_CASES) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE,
          "One call takes at most " + MOST_CASES + " cases; send the others with the next seq.");
    }
    if (part.seq() == null) {
      throw ProblemException.invalid(
          "seq",
          "seq is required: a whole number from 0, another one for each call with cases. A call whose"
              + " seq was seen before changes nothing.");
    }
    return part.seq();
  }
}
