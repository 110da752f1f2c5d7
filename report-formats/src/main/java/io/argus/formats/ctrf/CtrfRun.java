package io.argus.formats.ctrf;

import io.argus.contracts.document.DocumentRun;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.UnreadableReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run of a results document, with everything without which it is none. */
final class CtrfRun {

  /** A year; nothing that runs longer is a test run. */
  private static final long LONGEST_MS = 366L * 24 * 60 * 60 * 1000;

  private CtrfRun() {}

  static DocumentRun checked(DocumentRun run, JsonCursor json) throws UnreadableReport {
    List<String> missing = new ArrayList<>();
    require(missing, run.id(), "id");
    require(missing, run.project(), "project");
    require(missing, run.suiteId(), "suiteId");
    require(missing, run.status(), "status");
    require(missing, run.startedAt(), "startedAt");
    require(missing, run.counts(), "counts");
    if (!missing.isEmpty()) {
      throw json.error("/extra/argus/run lacks " + String.join(", ", missing));
    }
    Long duration = run.durationMs();
    if (duration != null && (duration < 0 || duration > LONGEST_MS)) {
      throw json.error("/extra/argus/run/durationMs is no duration: " + duration);
    }
    return run;
  }

  private static void require(List<String> missing, @Nullable Object value, String name) {
    if (value == null) {
      missing.add(name);
    }
  }
}
