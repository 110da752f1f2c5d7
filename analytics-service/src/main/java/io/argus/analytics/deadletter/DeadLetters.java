package io.argus.analytics.deadletter;

import io.argus.analytics.storage.Patience;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Sends records that cannot be processed to their dead-letter topic. */
@Startup // so that its counter is there before the first letter
@ApplicationScoped
public class DeadLetters {

  /** Header: why. */
  public static final String REASON = "argus_reason";

  /** Header: {@code topic/partition/offset} of the original. */
  public static final String ORIGIN = "argus_origin";

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final MutinyEmitter<byte[]> emitter;

  private final Patience patience;
  private final Counter sent;

  @Inject
  DeadLetters(
      @Channel("test-runs-dead-letters") MutinyEmitter<byte[]> emitter,
      Patience patience,
      MeterRegistry metrics) {
    this.emitter = emitter;
    this.patience = patience;
    this.sent = metrics.counter("argus.dead.letters");
  }

  /** Key, value and headers stay as they were. Returns when Kafka has it, however long it takes. */
  public void send(ConsumerRecord<String, byte[]> record, String reason)
      throws InterruptedException {
    String origin = record.topic() + "/" + record.partition() + "/" + record.offset();
    LOG.warnf("dead letter: %s: %s", origin, reason);
    RecordHeaders headers = new RecordHeaders(record.headers());
    headers.add(REASON, reason.getBytes(StandardCharsets.UTF_8));
    headers.add(ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
    byte[] value = record.value() == null ? new byte[0] : record.value();
    patience.untilSent(
        publish(record.key(), headers, value), () -> publish(record.key(), headers, value));
    sent.increment();
  }

  private CompletableFuture<Void> publish(String key, Headers headers, byte[] value) {
    return emitter
        .sendMessage(
            Message.of(value)
                .addMetadata(
                    OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers)
                        .build()))
        .subscribeAsCompletionStage();
  }
}
