package io.argus.embedded;

import io.argus.contracts.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of Argus, each with its dead-letter topic. */
public final class KafkaTopics {

  /** Well above the 512 KiB that one event may have. */
  static final int LARGEST_MESSAGE_BYTES = 4 * 1024 * 1024;

  private static final int PARTITIONS = 12;
  private static final Duration RETENTION = Duration.ofDays(30);

  private KafkaTopics() {}

  /** Creates the topics that are missing in a cluster of one broker. */
  public static void create(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    create(Map.of("bootstrap.servers", bootstrapServers), Optional.of((short) 1));
  }

  /**
   * Creates the topics that are missing and leaves the others as they are.
   *
   * @param client the settings of a Kafka client
   * @param replication copies of each topic; empty = the broker's default
   * @throws ExecutionException with the reason of Kafka, such as a time-out
   */
  public static void create(Map<String, Object> client, Optional<Short> replication)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          all(replication).filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get();
    }
  }

  /** Every topic as it is created. */
  public static Stream<NewTopic> all(Optional<Short> replication) {
    return Stream.of(Topics.TEST_RUNS, Topics.INSIGHTS, Topics.EXECUTIONS)
        .flatMap(
            name ->
                Stream.of(
                    topic(name, PARTITIONS, replication),
                    topic(name + Topics.DEAD_LETTER_SUFFIX, 1, replication)));
  }

  private static NewTopic topic(String name, int partitions, Optional<Short> replication) {
    return new NewTopic(name, Optional.of(partitions), replication)
        .configs(
            Map.of(
                "retention.ms", Long.toString(RETENTION.toMillis()),
                "max.message.bytes", Integer.toString(LARGEST_MESSAGE_BYTES)));
  }
}
