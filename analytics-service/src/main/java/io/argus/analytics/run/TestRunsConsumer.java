package io.argus.analytics.run;

import io.argus.analytics.attachment.AttachmentStore;
import io.argus.analytics.deadletter.DeadLetters;
import io.argus.analytics.insight.Insights;
import io.argus.analytics.storage.Patience;
import io.argus.contracts.event.AttachmentStored;
import io.argus.contracts.event.TestRunRecorded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes batches off the test-runs topic. When it returns, every record of the batch is stored, kept
 * for the rest of its upload, or a dead letter; only then are the offsets committed. A database
 * that is down makes it wait; a record that cannot be used never stops the others.
 */
@ApplicationScoped
class TestRunsConsumer {

  private static final Logger LOG = Logger.getLogger(TestRunsConsumer.class);

  private final EventReader reader;
  private final UploadStore uploads;
  private final AttachmentStore attachments;
  private final DeadLetters deadLetters;
  private final Insights insights;
  private final Patience patience;
  private final Clock clock;
  private final Timer lag;

  @Inject
  TestRunsConsumer(
      EventReader reader,
      UploadStore uploads,
      AttachmentStore attachments,
      DeadLetters deadLetters,
      Insights insights,
      Patience patience,
      Clock clock,
      MeterRegistry metrics) {
    this.reader = reader;
    this.uploads = uploads;
    this.attachments = attachments;
    this.deadLetters = deadLetters;
    this.insights = insights;
    this.patience = patience;
    this.clock = clock;
    this.lag =
        Timer.builder("argus.uploads.lag")
            .description("From the receipt of an upload to its being stored")
            .register(metrics);
  }

  @Incoming("test-runs")
  @Blocking
  void consume(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
    Map<UploadKey, Map<Integer, byte[]>> open = new HashMap<>();
    Map<TestRunRecorded, CompletableFuture<Void>> told = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : batch) {
      Event event = reader.read(record);
      if (event instanceof Event.Chunk chunk) {
        open.computeIfAbsent(chunk.upload(), key -> new TreeMap<>())
            .put(chunk.number(), chunk.payload());
      } else if (event instanceof Event.Complete complete) {
        Upload upload = complete.upload();
        Map<Integer, byte[]> chunks = open.remove(upload.key());
        store(record, upload, chunks == null ? Map.of() : chunks)
            .ifPresent(recorded -> told.put(recorded, insights.publish(recorded)));
      } else if (event instanceof Event.Attached attached) {
        store(record, attached.attachment());
      } else if (event instanceof Event.Unreadable unreadable) {
        deadLetters.send(record, unreadable.reason());
      }
    }
    for (Map.Entry<UploadKey, Map<Integer, byte[]>> incomplete : open.entrySet()) {
      keep(incomplete.getKey(), incomplete.getValue());
    }
    for (Map.Entry<TestRunRecorded, CompletableFuture<Void>> insight : told.entrySet()) {
      patience.untilSent(insight.getValue(), () -> insights.publish(insight.getKey()));
    }
  }

  private Optional<TestRunRecorded> store(
      ConsumerRecord<String, byte[]> record, Upload upload, Map<Integer, byte[]> chunks)
      throws InterruptedException {
    try {
      Optional<TestRunRecorded> stored = patience.untilDone(() -> uploads.store(upload, chunks));
      lag.record(since(upload.receivedAt()));
      return stored;
    } catch (UnusableUpload e) {
      reject(record, upload, chunks, e.reason());
    } catch (SQLException e) {
      LOG.errorf(e, "upload %s cannot be stored", upload.key().uploadId());
      reject(record, upload, chunks, "the database refuses it: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // Nothing that an event holds may stop the others.
      LOG.errorf(e, "upload %s cannot be stored", upload.key().uploadId());
      reject(record, upload, chunks, "it cannot be stored: " + e);
    }
    return Optional.empty();
  }

  /** Not negative: the clocks of two machines differ. */
  private Duration since(Instant received) {
    Duration past = Duration.between(received, clock.instant());
    return past.isNegative() ? Duration.ZERO : past;
  }

  private void store(ConsumerRecord<String, byte[]> record, AttachmentStored attachment)
      throws InterruptedException {
    try {
      patience.untilDone(() -> attachments.store(attachment));
    } catch (SQLException e) {
      LOG.errorf(e, "attachment %s cannot be stored", attachment.url());
      deadLetters.send(record, "the database refuses it: " + e.getMessage());
    }
  }

  /** The chunks stay in the database, so that the upload can be driven again from its letter. */
  private void reject(
      ConsumerRecord<String, byte[]> record,
      Upload upload,
      Map<Integer, byte[]> chunks,
      String reason)
      throws InterruptedException {
    keep(upload.key(), chunks);
    deadLetters.send(record, reason);
  }

  private void keep(UploadKey upload, Map<Integer, byte[]> chunks) throws InterruptedException {
    if (chunks.isEmpty()) {
      return;
    }
    try {
      patience.untilDone(
          () -> {
            uploads.keep(upload, chunks);
            return chunks.size();
          });
    } catch (SQLException e) {
      throw new IllegalStateException("bytes can always be kept", e);
    }
  }
}
