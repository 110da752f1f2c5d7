package io.argus.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What is on the test-runs topic for a project. */
public final class PublishedEvents {

  private PublishedEvents() {}

  /** In order, when there are so many and the last one ends an upload or a step of a live run. */
  public static List<ConsumerRecord<String, byte[]>> of(
      String project, int atLeast, String bootstrapServers) {
    List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.TEST_RUNS));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                  if (event.key().startsWith(project + "/")) {
                    events.add(event);
                  }
                }
                return events.size() >= atLeast
                    && !type(events.get(events.size() - 1)).equals("TestCaseRunsRecorded");
              });
    }
    return events;
  }

  public static String type(ConsumerRecord<String, byte[]> event) {
    return header(event, CloudEvent.TYPE);
  }

  public static String id(ConsumerRecord<String, byte[]> event) {
    return header(event, CloudEvent.ID);
  }

  private static String header(ConsumerRecord<String, byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), UTF_8);
  }
}
