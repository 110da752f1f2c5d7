package io.argus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.event.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the node has acknowledged is there after {@code kill -9}. The long version is {@code
 * -Dargus.faults.kafka.kills=100 -Dargus.faults.seed=7}; see docs/reliability.md.
 */
class KilledKafkaTest {

  private static final int KILLS = Integer.getInteger("argus.faults.kafka.kills", 3);
  private static final long SEED = Long.getLong("argus.faults.seed", 1);
  private static final int MOST_ON_THEIR_WAY = 64;
  private static final long LOG_BYTES = 50L * 1024 * 1024;

  @TempDir Path directory;

  private final Random random = new Random(SEED);
  private final int port = FreePorts.any();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  @Test
  void keeps_what_it_acknowledged_however_often_it_is_killed() throws Exception {
    GuardedProcess kafka = start();
    Thread producer = new Thread(this::produce, "producer");
    producer.start();
    for (int kill = 1; kill <= KILLS; kill++) {
      if (kill % 3 == 0) {
        Thread.sleep(random.nextInt(4_000)); // while it is coming back
      } else {
        awaitReady(kafka);
        awaitAcknowledged(acknowledged.size() + 1 + random.nextInt(500));
      }
      kafka.kill();
      kafka.close();
      kafka = start();
    }
    awaitReady(kafka);
    ending = true;
    producer.join();

    Set<String> present = readAll();
    kafka.close();

    assertThat(acknowledged).isSubsetOf(present);
    assertThat(acknowledged).hasSizeGreaterThan(KILLS);
  }

  /** As the supervisor does. */
  private GuardedProcess start() throws Exception {
    Files.deleteIfExists(ready());
    return GuardedProcess.start(
        KafkaProcess.command(KafkaProcess.java(), directory.resolve("data"), port, ready()),
        directory,
        RollingLog.open(directory.resolve("kafka.log"), LOG_BYTES));
  }

  private void awaitReady(GuardedProcess kafka) throws Exception {
    Waiting.until("Kafka", kafka, Duration.ofSeconds(90), () -> Files.exists(ready()));
  }

  private void awaitAcknowledged(int count) throws InterruptedException {
    while (acknowledged.size() < count) {
      Thread.sleep(5);
    }
  }

  private Path ready() {
    return directory.resolve("ready");
  }

  /** With the settings of ingest-service. */
  private void produce() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + port,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "compression.type",
            "lz4",
            "linger.ms",
            0,
            "max.block.ms",
            1_000,
            "request.timeout.ms",
            2_000,
            "delivery.timeout.ms",
            4_500);
    Semaphore room = new Semaphore(MOST_ON_THEIR_WAY);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; !ending; i++) {
        String id = Integer.toString(i);
        byte[] key = ("suite-" + i % 24).getBytes(UTF_8);
        room.acquire();
        producer.send(
            new ProducerRecord<>(Topics.TEST_RUNS, null, null, key, id.getBytes(UTF_8)),
            (place, failure) -> {
              room.release();
              if (failure == null) {
                acknowledged.add(id);
              }
            });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<String> readAll() {
    List<TopicPartition> partitions =
        IntStream.range(0, 12).mapToObj(i -> new TopicPartition(Topics.TEST_RUNS, i)).toList();
    Set<String> all = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", "127.0.0.1:" + port),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> all.add(new String(record.value(), UTF_8)));
      }
    }
    return all;
  }
}
