package io.argus.formats.robot;

import io.argus.contracts.run.CaseStatus;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.Timestamps;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A status element: of a test, a suite or a keyword.
 *
 * @param word null = there is no status element
 * @param start as the file says it, in local time
 */
record RobotStatus(
    @Nullable String word,
    @Nullable String start,
    @Nullable Integer millis,
    @Nullable String message) {

  static final RobotStatus NONE = new RobotStatus(null, null, null, null);

  /** Reads the element that the cursor is on, as versions up to 6 and since 7 write it. */
  static RobotStatus read(XmlCursor xml, ReportTimes times, int mostMessage)
      throws IOException, UnreadableReport {
    String word = xml.attribute("status");
    String elapsed = xml.attribute("elapsed");
    String start = time(xml.attribute("start"), xml.attribute("starttime"));
    Integer millis =
        elapsed != null
            ? times.ofSeconds(elapsed)
            : times.between(instant(start), instant(time(null, xml.attribute("endtime"))));
    String message = Texts.orNull(xml.text(mostMessage));
    return new RobotStatus(word, start, millis, message == null ? null : message.strip());
  }

  boolean is(String status) {
    return status.equals(word);
  }

  /** What is not known is red. */
  CaseStatus toCase() {
    return word == null ? CaseStatus.ERROR : caseOf(word);
  }

  boolean isKnown() {
    return toCase() != CaseStatus.ERROR;
  }

  String unknown() {
    return word == null ? "there is no status" : "unknown status \"" + word + "\"";
  }

  static CaseStatus caseOf(String word) {
    return switch (word) {
      case "PASS" -> CaseStatus.PASS;
      case "FAIL" -> CaseStatus.FAIL;
      case "SKIP", "NOT RUN" -> CaseStatus.SKIP;
      default -> CaseStatus.ERROR;
    };
  }

  /** Up to version 6 {@code 20210212 17:27:03.062}, or {@code N/A}. */
  private static @Nullable String time(@Nullable String iso, @Nullable String compact) {
    if (iso != null || compact == null || compact.length() < 9 || compact.charAt(8) != ' ') {
      return iso;
    }
    return compact.substring(0, 4)
        + "-"
        + compact.substring(4, 6)
        + "-"
        + compact.substring(6, 8)
        + compact.substring(8);
  }

  private static @Nullable Instant instant(@Nullable String time) {
    Timestamps.Timestamp known = time == null ? null : Timestamps.parse(time);
    return known == null ? null : known.instant();
  }
}
