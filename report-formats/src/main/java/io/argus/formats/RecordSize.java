package io.argus.formats;

import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.Step;
import io.argus.formats.parse.TestRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a record holds in memory, in chars. Each text and each entry of a list counts for its
 * objects, too: a report may have very many very short ones.
 */
final class RecordSize {

  /** A string without its chars. */
  private static final int TEXT_CHARS = 24;

  /** An attempt, diagnostic, attachment, step or failure without its texts. */
  private static final int ENTRY_CHARS = 40;

  private static final int METRICS_CHARS = 160;

  private RecordSize() {}

  /** Beside the names of its case. */
  static long chars(TestRecord record) {
    long chars = record.metrics() == null ? 0 : METRICS_CHARS;
    boolean told = record.error() == null;
    for (int i = 0; i < record.attempts().size(); i++) {
      Failure error = record.attempts().get(i).error();
      chars += ENTRY_CHARS + chars(error);
      told |= record.error() != null && record.error().equals(error);
    }
    for (Map.Entry<String, String> text : record.diagnostics().entrySet()) {
      chars += ENTRY_CHARS + chars(text.getKey()) + chars(text.getValue());
    }
    for (Attachment attachment : record.attachments()) {
      chars += ENTRY_CHARS + chars(attachment.name()) + chars(attachment.path());
      chars += chars(attachment.contentType());
    }
    for (Step step : record.steps()) {
      chars += ENTRY_CHARS + chars(step.name()) + chars(step.errorMessage());
      chars += chars(step.expectedResult()) + chars(step.actualResult());
      chars += chars(step.screenshotUrl()) + chars(step.screenshotBeforeUrl());
      chars += chars(step.screenshotAfterUrl());
    }
    return told ? chars : chars + chars(record.error());
  }

  private static long chars(@Nullable Failure failure) {
    return failure == null
        ? 0
        : ENTRY_CHARS
            + chars(failure.message())
            + chars(failure.type())
            + chars(failure.stackTrace());
  }

  static long chars(@Nullable String text) {
    return text == null ? 0 : TEXT_CHARS + text.length();
  }
}
