package io.argus.ingest.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.CloudEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends events to the test-runs topic. */
@ApplicationScoped
class EventPublisher {

  private final MutinyEmitter<byte[]> emitter;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  EventPublisher(
      @Channel("test-runs") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter,
      ObjectMapper json,
      Clock clock) {
    this.emitter = emitter;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Events of one key keep the order of these calls.
   *
   * @param key decides the partition
   * @param id unique among events of the source; the same when the event is sent again
   * @return completes when Kafka has acknowledged, or fails
   */
  CompletableFuture<Void> send(String key, String id, Class<?> type, byte[] event) {
    Message<byte[]> message =
        Message.of(event)
            .addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withKey(key)
                    .withHeaders(headers(id, type))
                    .build());
    return emitter.sendMessage(message).subscribeAsCompletionStage();
  }

  byte[] write(Object event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }

  private Headers headers(String id, Class<?> type) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(CloudEvent.SPEC_VERSION, bytes(CloudEvent.VERSION));
    headers.add(CloudEvent.ID, bytes(id));
    headers.add(CloudEvent.TYPE, bytes(CloudEvent.typeOf(type)));
    headers.add(CloudEvent.SOURCE, bytes("/argus/ingest-service"));
    headers.add(CloudEvent.TIME, bytes(clock.instant().toString()));
    headers.add("content-type", bytes("application/json"));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
