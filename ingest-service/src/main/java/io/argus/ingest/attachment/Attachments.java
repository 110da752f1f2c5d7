package io.argus.ingest.attachment;

import io.argus.contracts.event.AttachmentStored;
import io.argus.contracts.run.RunMetadata;
import io.argus.formats.ContentHash;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.ingest.objects.ObjectContent;
import io.argus.ingest.objects.ObjectStore;
import io.argus.ingest.objects.ObjectTrouble;
import io.argus.ingest.project.Admission;
import io.argus.ingest.project.Projects;
import io.argus.ingest.publish.PublishFailed;
import io.argus.ingest.publish.UploadPublisher;
import io.argus.ingest.spool.ReceivedBody;
import io.argus.ingest.spool.SpooledFile;
import io.argus.ingest.spool.UnreadEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stores the files of a post one by one, and tells of each when it is there. */
@ApplicationScoped
class Attachments {

  private final Sniffer sniffer = new Sniffer();
  private final AttachmentConfig config;
  private final ObjectStore objects;
  private final UploadPublisher publisher;
  private final Projects projects;
  private final Clock clock;

  @Inject
  Attachments(
      AttachmentConfig config,
      ObjectStore objects,
      UploadPublisher publisher,
      Projects projects,
      Clock clock) {
    this.config = config;
    this.objects = objects;
    this.publisher = publisher;
    this.projects = projects;
    this.clock = clock;
  }

  /**
   * Where the files of a post belong.
   *
   * @param caseId null = to the run itself
   * @param name of the only file; null = as the files are called
   */
  record Target(UUID runId, RunMetadata run, @Nullable UUID caseId, @Nullable String name) {}

  /**
   * The same file for the same run and case under the same name again changes nothing.
   *
   * @throws ProblemException 413 when none of the files is stored
   * @throws ObjectTrouble when the store does not take one; those before it are stored
   * @throws PublishFailed when Kafka does not; what it was not told of is told with the next try
   */
  AttachmentsAccepted accept(Target target, ReceivedBody body) throws IOException {
    List<SpooledFile> files = body.files();
    checkNames(target, files.size() + body.unread().size());
    Instant now = clock.instant();
    Admission admission = projects.admit(target.run().project(), now, now);
    List<AttachmentView> stored = new ArrayList<>();
    List<AttachmentsAccepted.Rejected> rejected = new ArrayList<>();
    for (UnreadEntry tooLarge : body.unread()) {
      rejected.add(
          new AttachmentsAccepted.Rejected(
              name(target, tooLarge.name()), tooLarge.reason() + " Send a smaller one."));
    }
    if (admission.recorded()) {
      store(target, files, stored, rejected);
      checkAny(stored, rejected);
    }
    String first = stored.isEmpty() ? null : stored.get(0).url();
    return new AttachmentsAccepted(
        target.runId(), first, admission.recorded(), stored, rejected, admission.warnings());
  }

  private void store(
      Target target,
      List<SpooledFile> files,
      List<AttachmentView> stored,
      List<AttachmentsAccepted.Rejected> rejected)
      throws IOException {
    int room = config.maxPerRun() - count(target);
    for (SpooledFile file : files) {
      AttachmentKey key = keyOf(target, file);
      boolean isNew = objects.find(key.key()).isEmpty();
      if (isNew && room <= 0) {
        rejected.add(
            new AttachmentsAccepted.Rejected(
                key.name(), "A run takes at most " + config.maxPerRun() + " attachments."));
        continue;
      }
      if (isNew) {
        objects.put(key.key(), key.kind().mediaType(), contentOf(file));
        room--;
      }
      // Also of one that was there: whoever stored it may have died before it could tell.
      publisher.publish(announcement(key, file.sizeBytes()), target.run().suiteId());
      stored.add(AttachmentView.of(key, file.sizeBytes()));
    }
  }

  private AttachmentStored announcement(AttachmentKey key, long sizeBytes) {
    return announcement(key, sizeBytes, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  static AttachmentStored announcement(AttachmentKey key, long sizeBytes, Instant storedAt) {
    return new AttachmentStored(
        key.runId(),
        key.project(),
        key.caseId(),
        key.name(),
        key.kind().mediaType(),
        sizeBytes,
        key.sha256(),
        key.url(),
        storedAt);
  }

  private AttachmentKey keyOf(Target target, SpooledFile file) throws IOException {
    ContentKind kind;
    try (InputStream content = file.open()) {
      kind = sniffer.kindOf(content);
    }
    return new AttachmentKey(
        target.run().project(),
        target.runId(),
        target.caseId(),
        ContentHash.of(file.open()).sha256(),
        name(target, file.name()),
        kind);
  }

  private static String name(Target target, String fileName) {
    return AttachmentName.of(target.name() == null ? fileName : target.name());
  }

  /** Posts at the same time may each find the last place free: a limit, not a lock. */
  private int count(Target target) {
    AtomicInteger count = new AtomicInteger();
    objects.visit(
        AttachmentKey.folder(target.run().project(), target.runId()),
        one -> count.incrementAndGet() < config.maxPerRun());
    return count.get();
  }

  private static void checkNames(Target target, int files) {
    if (files == 0) {
      throw ProblemException.invalid("file", "The form holds no file.");
    }
    if (files > 1 && target.name() != null) {
      throw ProblemException.invalid(
          "name", "name is for one file; several keep the names that the form gives them.");
    }
  }

  private static void checkAny(
      List<AttachmentView> stored, List<AttachmentsAccepted.Rejected> rejected) {
    if (stored.isEmpty()) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE,
          rejected.get(0).name() + ": " + rejected.get(0).reason(),
          Map.of("rejected", rejected));
    }
  }

  private static ObjectContent contentOf(SpooledFile file) throws IOException {
    long size = file.sizeBytes();
    return new ObjectContent() {
      @Override
      public long sizeBytes() {
        return size;
      }

      @Override
      public InputStream open() throws IOException {
        return file.open();
      }
    };
  }
}
