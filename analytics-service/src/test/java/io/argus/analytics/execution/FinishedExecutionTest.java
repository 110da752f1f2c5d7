package io.argus.analytics.execution;

import static io.argus.analytics.execution.ExecutionFixture.EXECUTIONS;
import static io.argus.analytics.execution.ExecutionFixture.patch;
import static io.argus.analytics.execution.ExecutionFixture.read;
import static io.argus.analytics.execution.ExecutionFixture.step;
import static io.argus.analytics.testdata.Callers.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.argus.analytics.testdata.Tables;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.Topics;
import io.argus.testing.ArgusBackend;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others learn of executions: a run in the tables, events on the topic. */
@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class FinishedExecutionTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Tables tables;
  @Inject ExecutionStore store;
  @Inject TestCaseStore testCases;
  @Inject ExecutionEvents events;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String project = "p" + UUID.randomUUID();
  private ExecutionFixture cart;

  @BeforeEach
  void register() {
    cart = ExecutionFixture.registered(project, "adds");
  }

  @Test
  void a_finished_execution_is_a_run_of_one_case_with_its_steps_and_texts() {
    String id =
        cart.execute(
            admin(), Map.of("trigger", "mcp", "browser", "firefox", "environment", "staging"));
    patch(id, Map.of("status", "running"));
    step(
        id,
        Map.of(
            "number", 1,
            "description", "press buy",
            "result", "fail",
            "expectedResult", "thanks",
            "errorMessage", "no button"));
    patch(id, Map.of("status", "completed", "consoleLog", "x".repeat(100_000) + "the end"));

    awaitRuns(1);
    String runId = read(id).getString("runId");
    String run = "select %s from test_run where run_id = ?::uuid";
    assertThat(tables.text(run.formatted("trigger"), runId)).isEqualTo("mcp");
    assertThat(tables.text(run.formatted("browser"), runId)).isEqualTo("firefox");
    assertThat(tables.text(run.formatted("environment"), runId)).isEqualTo("staging");
    assertThat(tables.text(run.formatted("total || ' ' || failed"), runId)).isEqualTo("1 1");
    String detail =
        "select %s from test_case_run t join test_run r on r.id = t.run_id where r.run_id = ?::uuid";
    assertThat(tables.text(detail.formatted("detail #>> '{steps,0,expectedResult}'"), runId))
        .isEqualTo("thanks");
    assertThat(tables.text(detail.formatted("right(detail #>> '{diagnostics,stdout}', 7)"), runId))
        .isEqualTo("the end");
    assertThat(
            tables.text(
                "select f.message from failure f join project p on p.id = f.project_id where p.slug = ?",
                project))
        .isEqualTo("Step 1: no button");
    assertThat(window()).isEqualTo("1 1");
  }

  @Test
  void however_often_it_is_told_it_is_one_run() {
    String first = finished("pass");
    awaitRuns(1);

    QuarkusTransaction.requiringNew().run(() -> tellAgain(UUID.fromString(first)));
    QuarkusTransaction.requiringNew().run(() -> tellAgain(UUID.fromString(first)));
    finished("fail");

    // The last one comes after them on the same partition.
    awaitRuns(2);
    assertThat(window()).isEqualTo("2 1");
    assertThat(
            tables.number(
                "select count(*) from upload u join project p on p.id = u.project_id where p.slug = ?",
                project))
        .isEqualTo(2);
  }

  @Test
  void a_project_that_records_nothing_gets_no_run() {
    tables.execute("update project set enabled = false where slug = ?", project);
    String silent = finished("pass");
    tables.execute("update project set enabled = true where slug = ?", project);
    finished("pass");

    awaitRuns(1);
    assertThat(read(silent).getString("status")).isEqualTo("completed");
  }

  @Test
  void a_test_that_is_deleted_takes_the_runs_of_its_executions_along() {
    finished("pass");
    finished("fail");
    awaitRuns(2);

    admin().delete(ExecutionFixture.TESTS + "/" + cart.caseId).then().statusCode(204);

    awaitRuns(0);
    assertThat(tables.number("select count(*) from test_case where case_id = ?::uuid", cart.caseId))
        .isZero();
    assertThat(
            tables.number(
                "select count(*) from case_state s join project p on p.id = s.project_id where p.slug = ?",
                project))
        .isZero();
  }

  @Test
  void every_change_is_an_event_in_its_order() {
    String id = cart.execute();
    cart.claim("r1", 60);
    step(id, Map.of("number", 1, "description", "x", "result", "pass"));
    patch(id, Map.of("runner", "r1"));
    patch(id, Map.of("status", "completed"));
    admin().delete(EXECUTIONS + "/" + id);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(eventsOf(id))
                    .containsExactly(
                        "ExecutionRequested",
                        "ExecutionUpdated",
                        "ExecutionStepRecorded",
                        "ExecutionUpdated",
                        "ExecutionUpdated",
                        "ExecutionDeleted"));
    assertThat(tables.number("select count(*) from outbox where key = ?", id)).isZero();
  }

  private String finished(String result) {
    String id = cart.execute();
    patch(id, Map.of("status", "running"));
    patch(id, Map.of("status", "completed", "result", result)).then().statusCode(200);
    return id;
  }

  private void tellAgain(UUID id) {
    Execution execution = store.findById(id);
    TestCaseRef testCase = testCases.find(execution.testCaseId).orElseThrow();
    events.finished(execution, testCase, store.steps(id), Instant.now());
  }

  private void awaitRuns(int runs) {
    await()
        .atMost(SOON)
        .until(
            () ->
                tables.number(
                        "select count(*) from test_run r join project p on p.id = r.project_id where p.slug = ?",
                        project)
                    == runs);
  }

  /** How many results the window of the case has, and how many of them are red. */
  private String window() {
    return tables.text(
        """
        select s.length || ' ' || bit_count(s.failed::bit(64))
        from case_state s join test_case c on c.project_id = s.project_id and c.id = s.case_id
        where c.case_id = ?::uuid
        """,
        cart.caseId);
  }

  private List<String> eventsOf(String id) {
    List<String> types = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.EXECUTIONS).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  if (id.equals(record.key())) {
                    types.add(
                        new String(
                            record.headers().lastHeader(CloudEvent.TYPE).value(),
                            StandardCharsets.UTF_8));
                  }
                });
      }
    }
    return types;
  }
}
