package io.argus.analytics.deadletter;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Sends records that cannot be processed to their dead-letter topic. */
@ApplicationScoped
public class DeadLetters {

  /** Header: why. */
  public static final String REASON = "argus_reason";

  /** Header: {@code topic/partition/offset} of the original. */
  public static final String ORIGIN = "argus_origin";

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final MutinyEmitter<byte[]> emitter;

  @Inject
  DeadLetters(@Channel("test-runs-dead-letters") MutinyEmitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  /** Key, value and headers stay as they were. Returns when Kafka has it. */
  public void send(ConsumerRecord<String, byte[]> record, String reason) {
    String origin = record.topic() + "/" + record.partition() + "/" + record.offset();
    LOG.warnf("dead letter: %s: %s", origin, reason);
    RecordHeaders headers = new RecordHeaders(record.headers());
    headers.add(REASON, reason.getBytes(StandardCharsets.UTF_8));
    headers.add(ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
    byte[] value = record.value() == null ? new byte[0] : record.value();
    emitter.sendMessageAndAwait(
        Message.of(value)
            .addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withKey(record.key())
                    .withHeaders(headers)
                    .build()));
  }
}
