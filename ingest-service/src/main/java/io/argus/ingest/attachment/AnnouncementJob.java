package io.argus.ingest.attachment;

import io.argus.ingest.objects.ObjectStore;
import io.argus.ingest.objects.ObjectTrouble;
import io.argus.ingest.objects.StoredObject;
import io.argus.ingest.publish.PublishFailed;
import io.argus.ingest.publish.UploadPublisher;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Announces what was stored lately once more: a process may have died between storing and telling.
 * Telling twice changes nothing, and what was told of is removed one day; so no file stays for
 * ever.
 */
@ApplicationScoped
class AnnouncementJob {

  private static final Logger LOG = Logger.getLogger(AnnouncementJob.class);

  /** Its own announcement may still be on its way. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  /** The order of these events does not matter, and the run's suite is not known here. */
  private static final String ANY_SUITE = "default";

  private final AttachmentConfig config;
  private final ObjectStore objects;
  private final UploadPublisher publisher;
  private final Clock clock;

  @Inject
  AnnouncementJob(
      AttachmentConfig config, ObjectStore objects, UploadPublisher publisher, Clock clock) {
    this.config = config;
    this.objects = objects;
    this.publisher = publisher;
    this.clock = clock;
  }

  @Scheduled(every = "{argus.attachments.announce-every}", delayed = "1m")
  void announce() {
    Instant now = clock.instant();
    // Twice the pause: a round that failed is made up for by the next.
    Instant since = now.minus(config.announceEvery().multipliedBy(2));
    Instant until = now.minus(JUST_NOW);
    try {
      objects.visit(
          AttachmentKey.FOLDER,
          object -> {
            if (object.storedAt().isAfter(since) && object.storedAt().isBefore(until)) {
              announce(object);
            }
            return true;
          });
    } catch (ObjectTrouble | PublishFailed e) {
      LOG.warnf("attachments are announced again in the next round: %s", e.getMessage());
    }
  }

  private void announce(StoredObject object) {
    AttachmentKey.parse(object.key())
        .map(key -> Attachments.announcement(key, object.sizeBytes(), object.storedAt()))
        .ifPresent(event -> publisher.publish(event, ANY_SUITE));
  }
}
