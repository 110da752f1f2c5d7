package io.argus.contracts.event;

import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the closing event of an upload well under what Kafka takes in one record. */
public final class EventSize {

  /** Characters of each of the two lists; a character is at most six bytes of JSON. */
  private static final int MOST_CHARS = 128 * 1024;

  private EventSize() {}

  /** As many as fit; the last one may lose its stack trace. */
  public static List<RunError> errors(List<RunError> errors) {
    List<RunError> kept = new ArrayList<>();
    int left = MOST_CHARS;
    for (RunError error : errors) {
      RunError fit =
          length(error.stackTrace()) > left
              ? new RunError(error.source(), error.message(), error.type(), null)
              : error;
      left -=
          length(fit.source())
              + length(fit.message())
              + length(fit.type())
              + length(fit.stackTrace());
      if (left < 0) {
        break;
      }
      kept.add(fit);
    }
    return kept;
  }

  /** As many as fit, and one that counts the others. The answer to the upload names all of them. */
  public static List<FileReport> files(List<FileReport> files) {
    List<FileReport> kept = new ArrayList<>();
    int left = MOST_CHARS;
    for (FileReport file : files) {
      left -= length(file.name()) + length(file.error()) + 64;
      left -= file.warnings().stream().mapToInt(String::length).sum();
      left -= file.rejected().stream().mapToInt(String::length).sum();
      if (left < 0) {
        break;
      }
      kept.add(file);
    }
    int others = files.size() - kept.size();
    if (others > 0) {
      List<FileReport> rest = files.subList(kept.size(), files.size());
      kept.add(
          new FileReport(
              "(" + others + " more files)",
              null,
              rest.stream().mapToInt(FileReport::records).sum(),
              rest.stream().mapToInt(FileReport::cases).sum(),
              List.of(),
              List.of(),
              null));
    }
    return kept;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
