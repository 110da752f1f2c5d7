package io.argus.cli.upload;

import io.argus.cli.Surroundings;
import io.argus.cli.http.Body;
import io.argus.cli.http.Client;
import io.argus.cli.http.Deadline;
import io.argus.cli.http.Query;
import io.argus.contracts.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records an upload: into the spool with its key, to the server, out of the spool. Whatever is
 * killed in between is sent again by the next call, under the same key, so that it counts once.
 */
public final class Recorder {

  private final Client client;
  private final Surroundings surroundings;
  private final SpoolPlace place;
  private final Delivery delivery;
  private final List<String> notes = new ArrayList<>();

  public Recorder(Client client, Surroundings surroundings) {
    this.client = client;
    this.surroundings = surroundings;
    this.place = new SpoolPlace(surroundings);
    this.delivery =
        new Delivery(
            client,
            surroundings,
            new Random(),
            body ->
                surroundings.progress()
                    ? ProgressBody.of(body, surroundings.err())
                    : Body.of(body));
  }

  /**
   * @throws IOException when the files can't be read or packed
   */
  public Recorded record(Upload upload) throws IOException {
    Deadline deadline = new Deadline(surroundings.clock(), upload.timeout());
    String key = UUID.randomUUID().toString();
    Spool spool = place.spool();
    try (Entry entry = spool.add(file -> packed(upload, key, file))) {
      Outcome outcome = delivery.send(entry, upload.waitSeconds(), deadline);
      boolean kept = outcome instanceof Outcome.Unreachable && place.isLasting();
      if (kept) {
        keep(spool, entry, upload);
      } else {
        entry.remove();
      }
      int flushed = outcome instanceof Outcome.Accepted ? flush(spool, deadline) : 0;
      return new Recorded(outcome, runId(upload, key), kept, flushed, notes);
    } finally {
      place.close();
    }
  }

  private Head packed(Upload upload, String key, Path body) throws IOException {
    Packing.Packed packed = Packing.pack(upload.files(), upload.document(), body);
    return new Head(
        client.target().url(),
        path(upload, upload.facts()),
        key,
        packed.contentType(),
        packed.gzip() ? "gzip" : null);
  }

  private static String path(Upload upload, Map<String, String> facts) {
    Query query = new Query(upload.document() ? "/api/ingest/runs" : "/api/ingest/reports");
    facts.forEach(query::with);
    return query.toString();
  }

  /** Sent tomorrow, it still is a run of today. */
  private void keep(Spool spool, Entry entry, Upload upload) throws IOException {
    if (!upload.document() && !upload.facts().containsKey("startedAt")) {
      Map<String, String> facts = new TreeMap<>(upload.facts());
      facts.put("startedAt", ReportedStart.of(upload).toString());
      entry.keep(entry.head().withPath(path(upload, facts)));
    }
    int lost = spool.trim(place.limit());
    if (lost > 0) {
      notes.add(lost + " of the oldest uploads in " + spool.folder() + " made room and are lost");
    }
  }

  private int flush(Spool spool, Deadline deadline) throws IOException {
    int flushed = 0;
    for (Path head : spool.waiting()) {
      try (Entry entry = spool.take(head)) {
        if (entry == null || !entry.head().server().equals(client.target().url())) {
          continue;
        }
        Outcome outcome = delivery.send(entry, 0, deadline);
        if (outcome instanceof Outcome.Unreachable) {
          break;
        }
        if (outcome instanceof Outcome.Refused refused) {
          notes.add(
              "an upload of the spool was refused: "
                  + refused.reason()
                  + "; it is kept in "
                  + spool.refuse(entry));
        } else {
          entry.remove();
          flushed++;
        }
      }
    }
    return flushed;
  }

  private static @Nullable UUID runId(Upload upload, String key) {
    String project = upload.facts().get("project");
    String said = upload.facts().get("runKey");
    String runKey = said == null ? key : said;
    return upload.document() || project == null
        ? null
        : RunId.of(project, upload.facts().getOrDefault("suiteId", "default"), runKey);
  }
}
