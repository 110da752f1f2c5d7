package io.argus.ingest.upload;

import io.argus.contracts.run.FileReport;
import io.argus.formats.ContentHash;
import io.argus.formats.ReportFile;
import io.argus.http.ProblemException;
import io.argus.ingest.spool.BodyProblems;
import io.argus.ingest.spool.LimitExceeded;
import io.argus.ingest.spool.ReceivedBody;
import io.argus.ingest.spool.SpooledFile;
import io.argus.ingest.spool.UnreadEntry;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The files of an upload, expanded and hashed once: those that can be opened and hold something new
 * are to be read, the others are told already.
 *
 * @param readable in the order given
 * @param bytes of all files, expanded
 * @param hashes SHA-256 of each distinct content
 * @param unread what of its archives is not read, as the answer says it
 * @param told by index among all files: what became of a file that is not read
 * @param count all files
 */
record CheckedFiles(
    List<ReportFile> readable,
    long bytes,
    List<String> hashes,
    Map<Integer, FileReport> told,
    int count,
    List<FileReport> unread) {

  private static final long FILE_BYTES = 512;

  /**
   * @param format the poster's word for every file; null = told from the content
   * @throws ProblemException 413 when a file alone exceeds a limit and there is no other
   */
  static CheckedFiles of(ReceivedBody body, @Nullable String format) throws IOException {
    List<SpooledFile> files = body.files();
    List<ReportFile> readable = new ArrayList<>();
    Map<String, String> nameByHash = new HashMap<>();
    Map<Integer, FileReport> told = new HashMap<>();
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      SpooledFile file = files.get(i);
      try {
        ContentHash hash = ContentHash.of(file.open());
        bytes += hash.bytes();
        String twin = nameByHash.putIfAbsent(hash.sha256(), file.name());
        if (twin == null) {
          readable.add(new ReportFile(file.name(), format, file.archived(), file::open));
        } else {
          told.put(i, sameAs(file, twin));
        }
      } catch (EOFException | ZipException | LimitExceeded e) {
        if (files.size() == 1) {
          throw BodyProblems.of(e);
        }
        told.put(i, new FileReport(file.name(), null, 0, 0, List.of(), List.of(), reason(e)));
      }
    }
    List<FileReport> unread = body.unread().stream().map(CheckedFiles::unread).toList();
    List<String> hashes = List.copyOf(nameByHash.keySet());
    return new CheckedFiles(readable, bytes, hashes, told, files.size(), unread);
  }

  /** Bytes that say how much memory reading takes: a file takes some, however small it is. */
  long weight() {
    return bytes + readable.size() * FILE_BYTES;
  }

  /**
   * What became of every file, in the order given, and then of what was not read.
   *
   * @param read for each readable one; null = it is told with another
   */
  List<FileReport> reports(List<@Nullable FileReport> read) {
    List<FileReport> all = new ArrayList<>(count);
    int next = 0;
    for (int i = 0; i < count; i++) {
      FileReport report = told.get(i);
      report = report == null ? read.get(next++) : report;
      if (report != null) {
        all.add(report);
      }
    }
    all.addAll(unread);
    return all;
  }

  private static FileReport unread(UnreadEntry entry) {
    List<String> warnings = entry.isError() ? List.of() : List.of(entry.reason());
    String error = entry.isError() ? entry.reason() : null;
    return new FileReport(entry.name(), null, 0, 0, warnings, List.of(), error);
  }

  private static FileReport sameAs(SpooledFile file, String twin) {
    String warning = "The same bytes as " + twin + ": counted once.";
    return new FileReport(file.name(), null, 0, 0, List.of(warning), List.of(), null);
  }

  private static String reason(IOException e) {
    return e instanceof LimitExceeded
        ? String.valueOf(e.getMessage())
        : "The gzip data is cut or broken: " + e.getMessage();
  }
}
