package io.argus.ingest.upload;

import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.event.EventSize;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunId;
import io.argus.contracts.run.RunMetadata;
import io.argus.formats.ReadUpload;
import io.argus.formats.UploadReader;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.ingest.project.Admission;
import io.argus.ingest.project.Projects;
import io.argus.ingest.project.RunHolders;
import io.argus.ingest.publish.PublishFailed;
import io.argus.ingest.publish.UploadInFlight;
import io.argus.ingest.publish.UploadPublisher;
import io.argus.ingest.run.QueryParameter;
import io.argus.ingest.run.RunParameters;
import io.argus.ingest.run.UploadId;
import io.argus.ingest.spool.ReceivedBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an upload, publishes it, and says what became of it. */
@ApplicationScoped
public class Uploads {

  /** Version of UUIDs that are random (RFC 9562, 5.4). */
  private static final int RANDOM = 4;

  private final UploadReader reader;
  private final ReadingTurns turns;
  private final UploadPublisher publisher;
  private final Projects projects;
  private final RunHolders holders;
  private final Clock clock;

  @Inject
  Uploads(
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
   * @param said metadata by parameter name; goes before what a results document says
   * @throws ProblemException 400, 403, 409, 413 or 422; nothing of the upload is visible then
   * @throws PublishFailed when Kafka does not take it; nothing is visible then, either
   */
  UploadAccepted accept(ReceivedBody body, Map<String, String> said, @Nullable String runKey)
      throws IOException {
    return accept(body, said, new Sender(projects.poster(), clock.instant(), runKey));
  }

  /** The same for one that does not come with a request. */
  public UploadAccepted accept(ReceivedBody body, Map<String, String> said, Sender sender)
      throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    IdentityPatterns excluded = RunParameters.identity(said);
    CheckedFiles checked = CheckedFiles.of(body, blankToNull(said.get("format")));
    return turns.inTurn(
        checked.weight(),
        () -> {
          try (ReadUpload read = reader.read(checked.readable())) {
            return accept(read, checked, said, excluded, sender, now);
          }
        });
  }

  private UploadAccepted accept(
      ReadUpload read,
      CheckedFiles checked,
      Map<String, String> said,
      IdentityPatterns excluded,
      Sender sender,
      Instant now)
      throws IOException {
    List<FileReport> reports = checked.reports(read.reports());
    checkReadable(reports);
    DocumentRun document = documentOf(read);
    RunMetadata run = metadata(said, document, sender, now);
    projects.checkReach(sender.poster(), run.project());
    UUID runId = runId(run, said, document);
    if (run.runKey() == null && keepsId(run, document)) {
      holders.check(sender.poster(), runId, run.project(), run.suiteId());
    }
    UUID uploadId = UploadId.of(runId, run, checked.hashes());
    Instant start = read.startOf(run, sender.sentAt().truncatedTo(ChronoUnit.MILLIS));
    Admission admission = projects.admit(sender.poster(), run.project(), start, now);
    if (admission.recorded()) {
      RunMetadata started = RunParameters.startedAt(run, start);
      IdentityPatterns identity = admission.identity().and(excluded);
      publish(read, runId, uploadId, started, identity, now, document, reports);
    }
    return UploadAccepted.of(
            runId, uploadId, run, admission, UploadAccepted.linksOf(runId, uploadId))
        .holding(countsOf(read, document), reports);
  }

  private void publish(
      ReadUpload read,
      UUID runId,
      UUID uploadId,
      RunMetadata run,
      IdentityPatterns identity,
      Instant now,
      @Nullable DocumentRun document,
      List<FileReport> reports)
      throws IOException {
    RunCounts counts = countsOf(read, document);
    UploadInFlight upload = publisher.begin(runId, uploadId, run);
    read.forEachCase(run, identity, upload::add);
    upload.close(
        new TestRunReported(
            runId,
            uploadId,
            run,
            now,
            document == null ? read.durationMs() : document.durationMs(),
            upload.chunks(),
            counts,
            EventSize.errors(document == null ? read.errors(reports) : document.errors()),
            EventSize.files(reports),
            null,
            null));
  }

  /** A document may carry counts that were only ever summed up; its cases go before them. */
  private static RunCounts countsOf(ReadUpload read, @Nullable DocumentRun document) {
    return document != null && read.counts().total() == 0 ? document.counts() : read.counts();
  }

  private static void checkReadable(List<FileReport> reports) {
    if (reports.isEmpty()) {
      throw ProblemException.invalid("report", "The upload holds no file.");
    }
    if (reports.stream().noneMatch(Uploads::isRead)) {
      throw ProblemException.of(
          ProblemType.UNREADABLE_REPORT,
          reports.stream()
              .filter(report -> report.error() != null)
              .map(report -> report.name() + ": " + report.error())
              .findFirst()
              .orElse("None of the files is a test report that Argus knows."),
          Map.of("files", reports));
    }
  }

  private static boolean isRead(FileReport report) {
    return report.error() == null && report.format() != null;
  }

  /** Only a document that is alone speaks for its run. */
  private static @Nullable DocumentRun documentOf(ReadUpload read) {
    return read.files().size() == 1 ? read.files().get(0).document() : null;
  }

  private static RunMetadata metadata(
      Map<String, String> said, @Nullable DocumentRun document, Sender sender, Instant now) {
    Map<String, String> texts = withDefaults(said, document);
    RunMetadata run = RunParameters.read(texts, now);
    if (sender.runKey() == null || run.runKey() != null || keepsId(run, document)) {
      return run;
    }
    Map<String, String> named = new HashMap<>(texts);
    named.put(QueryParameter.RUN_KEY.text(), sender.runKey());
    return RunParameters.read(named, now);
  }

  private static Map<String, String> withDefaults(
      Map<String, String> said, @Nullable DocumentRun document) {
    if (document == null) {
      return said;
    }
    Map<String, String> texts = new HashMap<>(RunParameters.of(document));
    texts.putAll(said);
    return texts;
  }

  /**
   * A document without a run key keeps its id where it stays in its suite. The id has to be a
   * random one: ids that are hashes belong to whoever has the key.
   */
  private static UUID runId(
      RunMetadata run, Map<String, String> said, @Nullable DocumentRun document) {
    if (run.runKey() != null) {
      return RunId.of(run.project(), run.suiteId(), run.runKey());
    }
    if (document != null && keepsId(run, document)) {
      return document.id();
    }
    RunParameters.checkAlone(said);
    return UUID.randomUUID();
  }

  private static boolean keepsId(RunMetadata run, @Nullable DocumentRun document) {
    return document != null
        && document.project().equals(run.project())
        && document.suiteId().equals(run.suiteId())
        && document.id().version() == RANDOM;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
