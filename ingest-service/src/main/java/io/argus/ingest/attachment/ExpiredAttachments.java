package io.argus.ingest.attachment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.AttachmentsExpired;
import io.argus.contracts.event.CloudEvent;
import io.argus.ingest.objects.ObjectStore;
import io.argus.ingest.objects.ObjectTrouble;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Removes the files of runs that are gone. Waits for a store that is away: nothing else would ask
 * for their removal again.
 */
@ApplicationScoped
class ExpiredAttachments {

  private static final Logger LOG = Logger.getLogger(ExpiredAttachments.class);
  private static final String EXPIRED = CloudEvent.typeOf(AttachmentsExpired.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final ObjectStore objects;
  private final ObjectMapper json;
  private final CountDownLatch stopping = new CountDownLatch(1);

  @Inject
  ExpiredAttachments(ObjectStore objects, ObjectMapper json) {
    this.objects = objects;
    this.json = json;
  }

  @Incoming("insights")
  @Blocking
  void consume(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    Header type = record.headers().lastHeader(CloudEvent.TYPE);
    if (type == null || !EXPIRED.equals(new String(type.value(), StandardCharsets.UTF_8))) {
      return;
    }
    AttachmentsExpired event;
    try {
      event = json.readValue(record.value(), AttachmentsExpired.class);
    } catch (IOException e) {
      LOG.errorf("%s at %d cannot be read: %s", EXPIRED, record.offset(), e.getMessage());
      return;
    }
    while (!removed(event)) {
      if (stopping.await(PAUSE.toSeconds(), TimeUnit.SECONDS)) {
        throw new InterruptedException("the service is stopping");
      }
    }
  }

  private boolean removed(AttachmentsExpired event) {
    try {
      List<String> expired = new ArrayList<>();
      objects.visit(
          AttachmentKey.folder(event.project(), event.runId()),
          object -> {
            if (object.storedAt().isBefore(event.storedBefore())) {
              expired.add(object.key());
            }
            return true;
          });
      expired.forEach(objects::delete);
      if (!expired.isEmpty()) {
        LOG.infof("%d attachments went with their run %s", expired.size(), event.runId());
      }
      return true;
    } catch (ObjectTrouble e) {
      LOG.warnf("expired attachments wait to be removed: %s", e.getMessage());
      return false;
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }
}
