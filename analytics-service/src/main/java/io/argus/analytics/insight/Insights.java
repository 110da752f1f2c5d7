package io.argus.analytics.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.TestRunRecorded;
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

/** Publishes what has changed in the tables. */
@ApplicationScoped
public class Insights {

  private final MutinyEmitter<byte[]> emitter;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  Insights(
      @Channel("insights") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter,
      ObjectMapper json,
      Clock clock) {
    this.emitter = emitter;
    this.json = json;
    this.clock = clock;
  }

  /** Completes when Kafka has it, or fails. The same upload again has the same event id. */
  public CompletableFuture<Void> publish(TestRunRecorded event) {
    return emitter
        .sendMessage(
            Message.of(write(event))
                .addMetadata(
                    OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(event.project())
                        .withHeaders(headers(event))
                        .build()))
        .subscribeAsCompletionStage();
  }

  private Headers headers(TestRunRecorded event) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(CloudEvent.SPEC_VERSION, bytes(CloudEvent.VERSION));
    headers.add(CloudEvent.ID, bytes(event.runId() + "/" + event.uploadId()));
    headers.add(CloudEvent.TYPE, bytes(CloudEvent.typeOf(TestRunRecorded.class)));
    headers.add(CloudEvent.SOURCE, bytes("/argus/analytics-service"));
    headers.add(CloudEvent.TIME, bytes(clock.instant().toString()));
    return headers;
  }

  private byte[] write(TestRunRecorded event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
