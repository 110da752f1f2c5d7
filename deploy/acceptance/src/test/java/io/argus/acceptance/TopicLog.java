package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that a topic holds, read from its start: tells what Kafka lost from what nobody stored. */
final class TopicLog {

  private final Map<String, List<String>> placesById = new TreeMap<>();
  private final List<String> reasons = new ArrayList<>();

  private TopicLog() {}

  static TopicLog testRuns(Stack stack) {
    return read(stack, Topics.TEST_RUNS);
  }

  static TopicLog deadLetters(Stack stack) {
    return read(stack, Topics.TEST_RUNS + Topics.DEAD_LETTER_SUFFIX);
  }

  /** Where the events of a run are: type, partition, offset. */
  List<String> eventsOf(String runId) {
    return placesById.entrySet().stream()
        .filter(event -> event.getKey().startsWith(runId))
        .flatMap(event -> event.getValue().stream())
        .toList();
  }

  /** Why each dead letter is one. */
  List<String> reasons() {
    return reasons;
  }

  private static TopicLog read(Stack stack, String topic) {
    TopicLog log = new TopicLog();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            stack.endpoints().at("/kafka/bootstrapServers").asText(),
            "max.partition.fetch.bytes",
            8 * 1024 * 1024);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(TopicLog::partition).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        consumer.poll(Duration.ofMillis(200)).forEach(log::add);
      }
    }
    return log;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    String place =
        "%s at %d:%d"
            .formatted(header(record, CloudEvent.TYPE), record.partition(), record.offset());
    placesById.computeIfAbsent(header(record, CloudEvent.ID), id -> new ArrayList<>()).add(place);
    reasons.add(header(record, "argus_reason"));
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "-" : new String(header.value(), UTF_8);
  }
}
