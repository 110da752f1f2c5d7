package io.argus.formats;

import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.Step;
import io.argus.formats.parse.TestRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much text a record holds in memory beside the names of its case, in chars. */
final class RecordSize {

  private RecordSize() {}

  static long chars(TestRecord record) {
    long chars = chars(record.error());
    for (Attempt attempt : record.attempts()) {
      chars += chars(attempt.error());
    }
    for (Map.Entry<String, String> text : record.diagnostics().entrySet()) {
      chars += text.getKey().length() + text.getValue().length();
    }
    for (Attachment attachment : record.attachments()) {
      chars += attachment.name().length() + attachment.path().length();
    }
    for (Step step : record.steps()) {
      chars += step.name().length() + chars(step.errorMessage());
      chars += chars(step.expectedResult()) + chars(step.actualResult());
    }
    return chars;
  }

  private static long chars(@Nullable Failure failure) {
    return failure == null
        ? 0
        : chars(failure.message()) + chars(failure.type()) + chars(failure.stackTrace());
  }

  static int chars(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
