package io.argus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.event.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;

class KafkaProcessTest {

  @Test
  void has_every_topic_and_its_dead_letter_topic_when_it_is_ready() throws Exception {
    try (KafkaProcess kafka = KafkaProcess.startTemporary();
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      Set<String> names =
          Set.of(
              Topics.TEST_RUNS, "argus.test-runs.v1.dlq",
              Topics.INSIGHTS, "argus.insights.v1.dlq",
              Topics.EXECUTIONS, "argus.executions.v1.dlq");

      Map<String, TopicDescription> topics = admin.describeTopics(names).allTopicNames().get();

      assertThat(topics.get(Topics.TEST_RUNS).partitions()).hasSize(12);
      assertThat(topics.get("argus.insights.v1.dlq").partitions()).hasSize(1);
    }
  }
}
