package io.argus.formats.trx;

import io.argus.contracts.run.Failure;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.TestRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as it stands in the file; its class may not be known yet.
 *
 * @param files paths of its attachments
 */
record TrxResult(
    @Nullable String testId,
    String name,
    TrxOutcome outcome,
    @Nullable Integer millis,
    @Nullable Failure failure,
    String stdout,
    String stderr,
    List<String> files) {

  private static final int OBJECTS = 256;

  TestRecord toRecord(TrxDefinition definition) {
    RecordBuilder record =
        RecordBuilder.named(definition.nameOf(name))
            .suite(definition.assembly())
            .className(definition.className())
            .attempt(outcome.status(), millis, outcome.failure(failure))
            .diagnostic("stdout", stdout)
            .diagnostic("stderr", stderr);
    for (String file : files) {
      record.attachment(null, null, file);
    }
    return record.build();
  }

  /** What it can't do without takes this much memory, roughly. */
  int size() {
    return OBJECTS + name.length() + (testId == null ? 0 : testId.length());
  }

  /** Chars that it can do without. */
  int texts() {
    int chars = stdout.length() + stderr.length();
    for (String file : files) {
      chars += file.length();
    }
    return chars + (failure == null ? 0 : length(failure.message()) + length(failure.stackTrace()));
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  TrxResult withoutTexts() {
    return new TrxResult(testId, name, outcome, millis, null, "", "", List.of());
  }
}
