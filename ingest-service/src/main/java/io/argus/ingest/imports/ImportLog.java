package io.argus.ingest.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.ingest.objects.ObjectContent;
import io.argus.ingest.objects.ObjectStore;
import io.argus.ingest.objects.ObjectTrouble;
import io.argus.ingest.objects.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What became of imports: the last ones of this process in memory, and those that did something for
 * thirty days in our own store, where every replica finds them.
 */
@ApplicationScoped
class ImportLog {

  private static final Logger LOG = Logger.getLogger(ImportLog.class);
  private static final String FOLDER = "imports/log/";
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int IN_MEMORY = 100;

  private final ObjectStore store;
  private final ObjectMapper json;
  private final Map<UUID, ImportProgress> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ImportProgress> eldest) {
          return size() > IN_MEMORY;
        }
      };

  @Inject
  ImportLog(ObjectStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  void begin(ImportProgress progress) {
    synchronized (last) {
      last.put(progress.view().id(), progress);
    }
  }

  /** Keeps one that has ended; trouble with that is nobody's reason to import again. */
  void end(ImportView ended, Instant now) {
    if (ended.objects().isEmpty() && ended.error() == null) {
      return;
    }
    try {
      byte[] written = json.writeValueAsBytes(ended);
      store.put(FOLDER + ended.id() + ".json", "application/json", ObjectContent.of(written));
      List<String> old = new ArrayList<>();
      store.visit(
          FOLDER,
          one -> {
            if (one.storedAt().isBefore(now.minus(KEPT))) {
              old.add(one.key());
            }
            return true;
          });
      old.forEach(store::delete);
    } catch (IOException | ObjectTrouble e) {
      LOG.warnf("the log of import %s is not kept: %s", ended.id(), e.getMessage());
    }
  }

  Optional<ImportView> find(UUID id) throws IOException {
    synchronized (last) {
      ImportProgress progress = last.get(id);
      if (progress != null) {
        return Optional.of(progress.view());
      }
    }
    Optional<StoredObject> kept = store.find(FOLDER + id + ".json");
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = store.open(kept.get(), 0, kept.get().sizeBytes())) {
      return Optional.of(json.readValue(in, ImportView.class));
    }
  }
}
