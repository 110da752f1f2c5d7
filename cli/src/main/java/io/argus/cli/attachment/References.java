package io.argus.cli.attachment;

import io.argus.cli.find.ReportFiles;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.MetadataReader;
import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.UploadReader;
import io.argus.formats.parse.Limits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that reports refer to, with the ids of the cases that do.
 *
 * @param files each once, in the order of the reports
 * @param elsewhere so many more are not there, or not where files are sent from
 */
record References(Set<Reference> files, int elsewhere) {

  /** As many as a run may have. */
  private static final int MOST = 1_000;

  private static final int BLOCK = 64 * 1024;

  /** One of these stands in every report that refers to a file: most reports need no reading. */
  private static final List<String> MARKS = List.of("ttachment", "ATTACHMENT", "ResultFile");

  private static final int LONGEST_MARK = 10;

  /**
   * @param facts by parameter name, as they were sent
   */
  static References of(List<Path> reports, Map<String, String> facts, Path directory, Instant now)
      throws IOException {
    List<Path> referring = new ArrayList<>();
    for (Path report : reports) {
      if (mayRefer(directory.resolve(report))) {
        referring.add(report);
      }
    }
    Set<Reference> found = new LinkedHashSet<>();
    Set<String> elsewhere = new HashSet<>();
    if (!referring.isEmpty()) {
      Roots roots = Roots.of(directory, referring);
      // All of them: equal names are numbered over the whole upload.
      new UploadReader(Limits.DEFAULT)
          .read(ReportFiles.open(reports, facts.get("format")))
          .forEachCase(
              MetadataReader.read(facts, now),
              IdentityPatterns.ofLines(facts.get("identityExclude")),
              one -> add(one, roots, found, elsewhere));
    }
    return new References(found, elsewhere.size());
  }

  private static void add(
      TestCaseRun run, Roots roots, Set<Reference> found, Set<String> elsewhere) {
    for (Attachment attachment : run.attachments()) {
      Path file = found.size() < MOST ? roots.find(attachment.path()) : null;
      if (file != null) {
        found.add(new Reference(run.caseId(), attachment.name(), file));
      } else if (!attachment.path().contains("://") && elsewhere.size() < MOST) {
        elsewhere.add(attachment.path());
      }
    }
  }

  /** Compressed ones may. */
  private static boolean mayRefer(Path report) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(report))) {
      byte[] block = new byte[BLOCK];
      String rest = "";
      for (int read = in.readNBytes(block, 0, BLOCK);
          read > 0;
          read = in.readNBytes(block, 0, BLOCK)) {
        String text = rest + new String(block, 0, read, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u001f\u008b") || MARKS.stream().anyMatch(text::contains)) {
          return true;
        }
        rest = text.substring(Math.max(0, text.length() - LONGEST_MARK));
      }
      return false;
    }
  }
}
