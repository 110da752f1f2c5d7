package io.argus.formats;

import io.argus.contracts.run.FileReport;
import io.argus.formats.allure.AllureReport;
import io.argus.formats.ctrf.LiveCasesParser;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.ReportParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of an upload twice: first to check and count them, then ({@link
 * ReadUpload#forEachCase}) for their cases. A file that breaks at its end has given nothing before.
 * Any number of uploads may be read at the same time; while there is room for their records the
 * second reading takes them from memory.
 */
public final class UploadReader {

  /** For all uploads together: a report of some 100,000 cases. */
  private static final long KEPT_BYTES = 32L * 1024 * 1024;

  private final Limits limits;
  private final AtomicLong room;

  public UploadReader(Limits limits) {
    this(limits, KEPT_BYTES);
  }

  UploadReader(Limits limits, long keptBytes) {
    this.limits = limits;
    this.room = new AtomicLong(keptBytes);
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

  private ReadUpload read(List<ReportFile> files, ChosenFile.Choice choice) throws IOException {
    RecordRoom own = new RecordRoom(room);
    try {
      return read(files, choice, own);
    } catch (IOException | RuntimeException | Error e) {
      own.close();
      throw e;
    }
  }

  private ReadUpload read(List<ReportFile> files, ChosenFile.Choice choice, RecordRoom own)
      throws IOException {
    List<ChosenFile> chosen = new ArrayList<>(files.size());
    for (ReportFile file : files) {
      chosen.add(ChosenFile.of(file, choice, limits));
    }
    List<ChosenFile> allure = chosen.stream().filter(ChosenFile::isAllure).toList();
    List<FileScan> scans = new ArrayList<>(files.size());
    List<@Nullable FileReport> reports = new ArrayList<>(files.size());
    int left = limits.records();
    boolean allureIsRead = false;
    for (ChosenFile one : chosen) {
      if (isTold(one, allure, allureIsRead)) {
        reports.add(null);
      } else if (one.isNoReport() && (one.file().amongOthers() || !allure.isEmpty())) {
        reports.add(one.passedOver());
      } else {
        ChosenFile whole = one.isAllure() ? ChosenFile.together(allure, limits) : one;
        FileScan scan = FileScan.of(whole, limits, left, own);
        left -= scan.records();
        scans.add(scan);
        reports.add(scan.report());
        allureIsRead |= one.isAllure();
      }
    }
    return new ReadUpload(limits, own, scans, byName(scans), reports);
  }

  /** Allure's documents are one report; what it writes beside them is not worth a word. */
  private static boolean isTold(ChosenFile one, List<ChosenFile> allure, boolean allureIsRead) {
    return one.isAllure()
        ? allureIsRead
        : !allure.isEmpty() && AllureReport.isBeside(one.file().name());
  }

  /** Repeated names are numbered in this order, so it must not depend on who sorts the parts. */
  private static List<FileScan> byName(List<FileScan> scans) {
    return scans.stream().sorted(Comparator.comparing(scan -> scan.file().name())).toList();
  }
}
