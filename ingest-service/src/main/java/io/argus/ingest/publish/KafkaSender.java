package io.argus.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one Kafka producer. What it has not delivered within {@link #TAKE} and {@link #DELIVER}
 * fails, and is not delivered later: so a caller who was told to try again finds nothing of the
 * first try. Every caller waits in a thread of its own; while Kafka is away nobody waits for
 * anybody else.
 */
@ApplicationScoped
class KafkaSender {

  /** To learn who leads the partition, or to find room in the client's memory. */
  static final Duration TAKE = Duration.ofSeconds(1);

  /** From there to the acknowledgement, retries included. Answers are promised within 5 s. */
  static final Duration DELIVER = Duration.ofSeconds(3);

  private static final Logger LOG = Logger.getLogger(KafkaSender.class);
  private static final Duration GOODBYE = Duration.ofSeconds(3);
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final Map<String, Object> config;
  private final MeterRegistry meters;
  private @Nullable KafkaProducer<String, byte[]> producer;
  private @Nullable KafkaClientMetrics metrics;

  /**
   * @param kafka what {@code kafka.*} says: addresses, security
   */
  @Inject
  KafkaSender(@Identifier("default-kafka-broker") Map<String, Object> kafka, MeterRegistry meters) {
    this.config = config(kafka);
    this.meters = meters;
  }

  private static Map<String, Object> config(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "argus-ingest-service");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // The linger is the acknowledgement time, so there is none.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // Chunks that wait for the broker go to it together: of a client it takes, and writes to disk,
    // one request after the other.
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, MOST_BYTES / 2);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TAKE.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVER.toMillis() / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVER.toMillis());
    return config;
  }

  /** A first post need not wait for the connection. */
  void connect(@Observes StartupEvent start) {
    try {
      producer();
    } catch (PublishFailed e) {
      LOG.warnf("Kafka cannot be reached yet: %s", e.getMessage());
    }
  }

  /**
   * @return completes when Kafka has acknowledged, or fails, within {@link #DELIVER}
   * @throws PublishFailed when Kafka does not even take it, within {@link #TAKE}
   */
  Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
    KafkaProducer<String, byte[]> current = producer();
    try {
      return current.send(message);
    } catch (InterruptException e) {
      throw new PublishFailed(e);
    } catch (KafkaException | IllegalStateException e) {
      // Not one record's trouble, but the client's, or it was closed meanwhile: take a new one.
      discard(current);
      throw new PublishFailed(e);
    }
  }

  /** Made anew after trouble; an address that cannot be resolved yet is such trouble. */
  private synchronized KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      try {
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
      } catch (KafkaException e) {
        throw new PublishFailed(e);
      }
      metrics = new KafkaClientMetrics(producer);
      metrics.bindTo(meters);
    }
    return producer;
  }

  private synchronized void discard(KafkaProducer<String, byte[]> broken) {
    if (producer == broken) {
      close(Duration.ZERO);
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    close(GOODBYE);
  }

  private synchronized void close(Duration patience) {
    if (metrics != null) {
      metrics.close();
      metrics = null;
    }
    if (producer != null) {
      producer.close(patience);
      producer = null;
    }
  }
}
