package io.argus.cli.upload;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an upload, and of those that had waited.
 *
 * @param runId null = only the server can tell
 * @param kept it is in the spool and goes out with the next call
 * @param flushed how many of those that had waited the server has taken now
 * @param notes for people: what else happened
 */
public record Recorded(
    Outcome outcome, @Nullable UUID runId, boolean kept, int flushed, List<String> notes) {

  public Recorded {
    notes = List.copyOf(notes);
  }
}
