package io.argus.cli.upload;

import io.argus.cli.find.ReportFiles;
import io.argus.contracts.run.MetadataReader;
import io.argus.formats.UploadReader;
import io.argus.formats.parse.Limits;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The start that the server would give an upload, had it come at once. */
final class ReportedStart {

  private ReportedStart() {}

  static Instant of(Upload upload) {
    Instant began = upload.began().truncatedTo(ChronoUnit.MILLIS);
    try {
      return new UploadReader(Limits.DEFAULT)
          .read(ReportFiles.open(upload.files(), upload.facts().get("format")))
          .startOf(MetadataReader.read(upload.facts(), began), began);
    } catch (IOException | IllegalArgumentException e) {
      return began; // the server says what is wrong with them
    }
  }
}
