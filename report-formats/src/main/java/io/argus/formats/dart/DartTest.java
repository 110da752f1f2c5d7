package io.argus.formats.dart;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.Failure;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Held;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test that has begun, and what its errors have said so far. */
final class DartTest {

  private final String id;
  final @Nullable String name;
  final String suiteId;

  /** Outermost first. */
  final List<String> groupIds = new ArrayList<>(1);

  final @Nullable String line;
  final double start;
  @Nullable String skipReason;
  private final boolean saysWhySkipped;
  private final StringBuilder trace = new StringBuilder(0);
  private @Nullable String message;

  /**
   * @param start milliseconds since the run began
   */
  DartTest(JsonNode said, double start) {
    this.id = String.valueOf(JsonValues.text(said, "id"));
    this.name = JsonValues.text(said, "name");
    this.suiteId = String.valueOf(JsonValues.text(said, "suiteID"));
    for (JsonNode id : said.path("groupIDs")) {
      groupIds.add(id.asText());
    }
    String root = JsonValues.text(said, "root_line");
    this.line = root == null ? JsonValues.text(said, "line") : root;
    this.skipReason = JsonValues.text(said.path("metadata"), "skipReason");
    this.saysWhySkipped = skipReason != null;
    this.start = start;
  }

  /** Bytes of memory it takes. */
  long size() {
    long bytes = 4L * Held.ENTRY_BYTES + Held.size(id) + Held.size(name) + Held.size(suiteId);
    for (String id : groupIds) {
      bytes += Held.size(id);
    }
    return bytes
        + Held.size(line)
        + Held.size(skipReason)
        + Held.size(message)
        + 2L * trace.capacity();
  }

  /** What it printed as the reason, unless its declaration gave one. */
  void skips(@Nullable String printed) {
    skipReason = saysWhySkipped ? skipReason : printed;
  }

  /** The first error is the message; the others stand in the trace while there is room. */
  void error(@Nullable String text, @Nullable String stack, int mostChars) {
    String said = (message == null ? "" : text + "\n") + (stack == null ? "" : stack);
    if (trace.length() + said.length() < mostChars) {
      trace.append(trace.isEmpty() ? "" : "\n").append(said);
    }
    message = message == null ? text : message;
  }

  @Nullable Failure failure() {
    return Failures.of(message, null, trace.toString());
  }

  boolean isLoading() {
    return groupIds.isEmpty() && name != null && name.startsWith("loading ");
  }

  /** A fixture of a whole file or group. */
  boolean isFixture() {
    return name != null && (name.endsWith("(setUpAll)") || name.endsWith("(tearDownAll)"));
  }
}
