package io.argus.ingest.report;

import io.argus.ingest.report.ctrf.LiveCasesParser;
import io.argus.ingest.report.parse.Limits;
import io.argus.ingest.report.parse.ReportParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the files of an upload twice: first to check and count them, then ({@link
 * ReadUpload#forEachCase}) for their cases. A file that breaks at its end has given nothing before.
 * Has no state: any number of uploads may be read at the same time.
 */
public final class UploadReader {

  private final Limits limits;

  public UploadReader(Limits limits) {
    this.limits = limits;
  }

  /**
   * The first reading.
   *
   * @throws IOException when a file's content can't be read; a broken report is no exception
   */
  public ReadUpload read(List<ReportFile> files) throws IOException {
    return read(files, ReportFormats::of);
  }

  /**
   * The first reading of a part of a live run: {@code {"seq": n, "cases": […]}}.
   *
   * @throws IOException when the content can't be read; a broken part is no exception
   */
  public ReadUpload readLive(ReportFile part) throws IOException {
    ReportParser parser = new LiveCasesParser();
    return read(List.of(part), (file, limit) -> parser);
  }

  private ReadUpload read(List<ReportFile> files, FileScan.Choice choice) throws IOException {
    List<FileScan> scans = new ArrayList<>(files.size());
    int left = limits.records();
    for (ReportFile file : files) {
      FileScan scan = FileScan.of(file, choice, limits, left);
      left -= scan.records();
      scans.add(scan);
    }
    return new ReadUpload(limits, scans, byName(scans));
  }

  /** Repeated names are numbered in this order, so it must not depend on who sorts the parts. */
  private static List<FileScan> byName(List<FileScan> scans) {
    return scans.stream().sorted(Comparator.comparing(scan -> scan.file().name())).toList();
  }
}
