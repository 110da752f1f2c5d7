package io.argus.embedded;

import io.argus.contracts.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of Argus, each with its dead-letter topic. */
public final class KafkaTopics {

  /** Well above the 512 KiB that one event may have. */
  static final int LARGEST_MESSAGE_BYTES = 4 * 1024 * 1024;

  private static final int PARTITIONS = 12;
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final long LIMIT_SECONDS = 60;

  private KafkaTopics() {}

  /** Creates the topics that are missing and leaves the others as they are. */
  public static void create(String bootstrapServers)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      Set<String> present = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing = all().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Stream<NewTopic> all() {
    return Stream.of(Topics.TEST_RUNS, Topics.INSIGHTS)
        .flatMap(
            name -> Stream.of(topic(name, PARTITIONS), topic(name + Topics.DEAD_LETTER_SUFFIX, 1)));
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1)
        .configs(
            Map.of(
                "retention.ms", Long.toString(RETENTION.toMillis()),
                "max.message.bytes", Integer.toString(LARGEST_MESSAGE_BYTES)));
  }
}
