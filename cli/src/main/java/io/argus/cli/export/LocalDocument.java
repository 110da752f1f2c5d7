package io.argus.cli.export;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.argus.cli.find.ReportFiles;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.MetadataReader;
import io.argus.contracts.run.RunId;
import io.argus.contracts.run.RunMetadata;
import io.argus.formats.ReadUpload;
import io.argus.formats.UploadReader;
import io.argus.formats.UploadedRun;
import io.argus.formats.parse.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The results document of report files, byte by byte what a server would export of them. */
public final class LocalDocument {

  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build()
          .writer();

  private final Map<String, String> facts;
  private final ReadUpload read;
  private final Instant now;

  private LocalDocument(Map<String, String> facts, ReadUpload read, Instant now) {
    this.facts = facts;
    this.read = read;
    this.now = now;
  }

  /**
   * Reads the files once, so that nothing is written of what can't be read.
   *
   * @param facts by parameter name
   * @throws IOException when no file is a report, as the server would refuse the upload
   */
  public static LocalDocument of(List<Path> files, Map<String, String> facts, Instant now)
      throws IOException {
    for (Path file : files) {
      if (ReportFiles.isDocument(file)) {
        throw new IOException(file + " is a results document already");
      }
    }
    ReadUpload read =
        new UploadReader(Limits.DEFAULT).read(ReportFiles.open(files, facts.get("format")));
    if (read.isUnreadable()) {
      List<String> problems = problems(read);
      throw new IOException(
          problems.isEmpty() ? "none of the files is a test report" : problems.get(0));
    }
    return new LocalDocument(facts, read, now.truncatedTo(ChronoUnit.MILLIS));
  }

  /** Files of which nothing is in the document, and why. */
  public List<String> problems() {
    return problems(read);
  }

  /**
   * Writes the document and closes the stream.
   *
   * @return the run's id
   * @throws IllegalArgumentException when the facts can't be taken
   */
  public UUID write(OutputStream to) throws IOException {
    RunMetadata said = MetadataReader.read(facts, now);
    Map<String, String> started = new TreeMap<>(facts);
    started.put("startedAt", read.startOf(said, now).toString());
    RunMetadata run = MetadataReader.read(started, now);
    UUID runId = idOf(run);
    JSON.writeValue(
        to,
        UploadedRun.document(
            runId, run, IdentityPatterns.ofLines(facts.get("identityExclude")), read));
    return runId;
  }

  private static UUID idOf(RunMetadata run) {
    String runKey = run.runKey();
    return runKey == null ? UUID.randomUUID() : RunId.of(run.project(), run.suiteId(), runKey);
  }

  private static List<String> problems(ReadUpload read) {
    List<String> problems = new ArrayList<>();
    for (@Nullable FileReport report : read.reports()) {
      if (report != null && report.error() != null) {
        problems.add(report.name() + ": " + report.error());
      }
    }
    return problems;
  }
}
