package io.argus.analytics.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.AttachmentsExpired;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.TestRunRecorded;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells what has changed in the tables: Kafka, and whoever observes it in this process. */
@ApplicationScoped
public class Insights {

  private final MutinyEmitter<byte[]> emitter;
  private final ObjectMapper json;
  private final Clock clock;
  private final Event<TestRunRecorded> observers;

  @Inject
  Insights(
      @Channel("insights") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter,
      ObjectMapper json,
      Clock clock,
      Event<TestRunRecorded> observers) {
    this.emitter = emitter;
    this.json = json;
    this.clock = clock;
    this.observers = observers;
  }

  /** Completes when Kafka has it, or fails. The same upload again has the same event id. */
  public CompletableFuture<Void> publish(TestRunRecorded event) {
    observers.fire(event);
    return send(event.project(), event.runId() + "/" + event.uploadId(), event);
  }

  /** Completes when Kafka has it, or fails. */
  public CompletableFuture<Void> publish(AttachmentsExpired event) {
    return send(event.project(), event.runId() + "/" + event.storedBefore(), event);
  }

  private CompletableFuture<Void> send(String key, String id, Object event) {
    return emitter
        .sendMessage(
            Message.of(write(event))
                .addMetadata(
                    OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(
                            EventHeaders.of(
                                id, CloudEvent.typeOf(event.getClass()), clock.instant()))
                        .build()))
        .subscribeAsCompletionStage();
  }

  private byte[] write(Object event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }
}
