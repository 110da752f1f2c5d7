package io.argus.ingest.imports;

import io.argus.http.ProblemException;
import io.argus.ingest.objects.BucketObject;
import io.argus.ingest.objects.Buckets;
import io.argus.ingest.objects.ObjectTrouble;
import io.argus.ingest.project.Poster;
import io.argus.ingest.publish.PublishFailed;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Imports one after another, on a thread of its own: uploads of people go first. */
@ApplicationScoped
class Imports {

  private static final Logger LOG = Logger.getLogger(Imports.class);
  private static final int WAITING = 8;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final Buckets buckets;
  private final DoneObjects done;
  private final BucketReader reader;
  private final ImportLog log;
  private final Clock clock;
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> new Thread(task, "imports"));
  private volatile boolean stopping;

  @Inject
  Imports(Buckets buckets, DoneObjects done, BucketReader reader, ImportLog log, Clock clock) {
    this.buckets = buckets;
    this.done = done;
    this.reader = reader;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Lists what there is, and begins to read what is new.
   *
   * @throws ObjectTrouble when the bucket cannot be listed
   * @throws ProblemException 503 when too many imports wait already
   */
  ImportView begin(ImportSource source, Poster poster) {
    Map<String, BucketObject> all =
        buckets.list(source.bucket(), source.prefix()).stream()
            .collect(Collectors.toMap(BucketObject::key, Function.identity()));
    Set<String> known = done.of(source.bucket(), source.retry());
    List<BucketObject> found = all.values().stream().filter(Imports::holdsResults).toList();
    List<BucketObject> fresh =
        found.stream()
            .filter(object -> !known.contains(DoneObjects.id(source.bucket(), object)))
            .sorted(java.util.Comparator.comparing(BucketObject::key))
            .toList();
    ImportProgress progress =
        new ImportProgress(source, clock.instant(), found.size(), found.size() - fresh.size());
    try {
      thread.execute(() -> read(progress, source, fresh, all, poster));
    } catch (RejectedExecutionException e) {
      throw ProblemException.unavailable(
          "So many imports are waiting already; try again when one has ended.", RETRY_AFTER);
    }
    log.begin(progress);
    return progress.view();
  }

  Optional<ImportView> find(UUID id) throws IOException {
    return log.find(id);
  }

  private static boolean holdsResults(BucketObject object) {
    return !object.key().endsWith(BucketReader.MANIFEST) && !object.key().endsWith("/");
  }

  private void read(
      ImportProgress progress,
      ImportSource source,
      List<BucketObject> fresh,
      Map<String, BucketObject> all,
      Poster poster) {
    String error = null;
    try {
      for (BucketObject object : fresh) {
        if (stopping) {
          error = "The service was stopped.";
          break;
        }
        BucketObject manifest = all.get(object.key() + BucketReader.MANIFEST);
        progress.add(reader.read(source, object, manifest, poster));
      }
    } catch (PublishFailed | ObjectTrouble e) {
      error = e.getMessage();
    } catch (RuntimeException e) {
      LOG.errorf(e, "the import of %s/%s failed", source.bucket(), source.prefix());
      error = "It failed on our side; the log of ingest-service tells why.";
    }
    progress.finish(clock.instant(), error);
    log.end(progress.view(), clock.instant());
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    thread.shutdownNow();
    if (!thread.awaitTermination(RETRY_AFTER.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("an import is still reading; the next one goes on where it ends");
    }
  }
}
