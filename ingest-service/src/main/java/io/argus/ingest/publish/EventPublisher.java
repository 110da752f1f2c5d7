package io.argus.ingest.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/** Sends events to the test-runs topic. */
@ApplicationScoped
class EventPublisher {

  private final KafkaSender kafka;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  EventPublisher(KafkaSender kafka, ObjectMapper json, Clock clock) {
    this.kafka = kafka;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Events of one key keep the order of these calls.
   *
   * @param key decides the partition
   * @param id unique among events of the source; the same when the event is sent again
   * @return completes when Kafka has acknowledged, or fails
   * @throws PublishFailed when Kafka does not take it
   */
  Future<RecordMetadata> send(String key, String id, Class<?> type, byte[] event) {
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.TEST_RUNS, key, event);
    addHeaders(message.headers(), id, type);
    return kafka.send(message);
  }

  /** Writes cases one after the other, with nothing between them; each goes to {@code to} whole. */
  CaseWriter cases(OutputStream to) {
    return new CaseWriter(json, to);
  }

  byte[] write(Object event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }

  /**
   * Returns when Kafka has acknowledged.
   *
   * @throws PublishFailed when it has not; it is not on its way any more then
   */
  static void await(Future<RecordMetadata> acknowledged) {
    try {
      // The client gives up by itself before that.
      acknowledged.get(KafkaSender.DELIVER.toMillis() + 500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new PublishFailed(e);
    } catch (ExecutionException e) {
      throw new PublishFailed(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishFailed(e);
    }
  }

  private void addHeaders(Headers headers, String id, Class<?> type) {
    headers.add(CloudEvent.SPEC_VERSION, bytes(CloudEvent.VERSION));
    headers.add(CloudEvent.ID, bytes(id));
    headers.add(CloudEvent.TYPE, bytes(CloudEvent.typeOf(type)));
    headers.add(CloudEvent.SOURCE, bytes("/argus/ingest-service"));
    headers.add(CloudEvent.TIME, bytes(clock.instant().toString()));
    headers.add("content-type", bytes("application/json"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
