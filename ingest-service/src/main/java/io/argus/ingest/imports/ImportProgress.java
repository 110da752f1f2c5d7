package io.argus.ingest.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import while it goes on: written by one thread, looked at by any. */
final class ImportProgress {

  private final UUID id = UUID.randomUUID();
  private final ImportSource source;
  private final Instant startedAt;
  private final int found;
  private final int known;
  private final List<ImportView.Result> objects = new ArrayList<>();
  private @Nullable Instant finishedAt;
  private @Nullable String error;

  ImportProgress(ImportSource source, Instant startedAt, int found, int known) {
    this.source = source;
    this.startedAt = startedAt;
    this.found = found;
    this.known = known;
  }

  synchronized void add(ImportView.Result result) {
    objects.add(result);
  }

  /**
   * @param why it ended early; null = it did not
   */
  synchronized void finish(Instant now, @Nullable String why) {
    finishedAt = now;
    error = why;
  }

  synchronized ImportView view() {
    ImportView.State running =
        finishedAt == null ? ImportView.State.RUNNING : ImportView.State.DONE;
    return new ImportView(
        id,
        source.bucket(),
        source.prefix(),
        error == null ? running : ImportView.State.FAILED,
        startedAt,
        finishedAt,
        found,
        known,
        error,
        objects,
        Map.of("import", "/api/ingest/imports/" + id));
  }
}
