package io.argus.analytics.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.analytics.run.Produced;
import io.argus.analytics.testdata.MovableClock;
import io.argus.analytics.testdata.Tables;
import io.argus.contracts.event.AttachmentStored;
import io.argus.contracts.event.AttachmentsExpired;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.Topics;
import io.argus.contracts.run.CaseStatus;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class AttachmentExpiryTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofHours(73);

  @Inject ExpiryJob job;
  @Inject MovableClock clock;
  @Inject Tables tables;
  @Inject ObjectMapper json;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String project = "p" + UUID.randomUUID();
  private final Produced run = new Produced(project, "unit", "1").with("a", CaseStatus.FAIL);
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void connect() {
    producer = Produced.producer(bootstrapServers);
  }

  @AfterEach
  void reset() {
    clock.reset();
    producer.close();
  }

  @Test
  void an_attachment_is_stored_once_however_often_it_is_told_and_before_its_run() throws Exception {
    announce(run.caseId("a"), "shot.png");
    announce(run.caseId("a"), "shot.png");
    announce(null, "server.log");
    announce(run.caseId("a"), "trace.zip");

    await().atMost(SOON).until(() -> rows() == 3);
    run.send(producer, json);
    await().atMost(SOON).until(() -> runs() == 1);
    assertThat(rows()).isEqualTo(3);
    assertThat(
            tables.text(
                "select name from attachment where run_id = ? and case_id is null", run.runId()))
        .isEqualTo("server.log");
  }

  @Test
  void attachments_of_a_stored_run_stay_and_go_soon_after_it() throws Exception {
    run.send(producer, json);
    announce(null, "server.log");
    await().atMost(SOON).until(() -> rows() == 1 && runs() == 1);
    clock.forward(PATIENCE);
    job.round();
    assertThat(rows()).isEqualTo(1);

    clock.reset();
    tables.execute("update project set retention_days = 1 where slug = ?", project);
    tables.execute(
        "update attachment set expires_at = now() + interval '1 day' where run_id = ?",
        run.runId());
    tables.execute("delete from test_run where run_id = ?", run.runId());
    tables.execute("update attachment set expires_at = now() where run_id = ?", run.runId());
    clock.forward(Duration.ofMinutes(1));
    job.round();

    assertThat(rows()).isZero();
    assertThat(expired()).hasSize(1);
    assertThat(expired().get(0).storedBefore()).isAfter(Instant.now().minusSeconds(60));
  }

  @Test
  void attachments_of_a_run_that_never_comes_wait_for_three_days() throws Exception {
    announce(null, "server.log");
    await().atMost(SOON).until(() -> rows() == 1);

    clock.forward(Duration.ofHours(71));
    job.round();
    assertThat(rows()).isEqualTo(1);
    clock.forward(Duration.ofHours(2));
    job.round();

    assertThat(rows()).isZero();
    assertThat(expired()).extracting(AttachmentsExpired::runId).containsExactly(run.runId());
  }

  @Test
  void a_run_of_another_project_keeps_no_attachment_alive() throws Exception {
    run.send(producer, json);
    await().atMost(SOON).until(() -> runs() == 1);
    String stranger = "p" + UUID.randomUUID();
    send(attachment(stranger, null, "evil.txt"));
    await().atMost(SOON).until(() -> rows() == 1);

    clock.forward(PATIENCE);
    job.round();

    assertThat(rows()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"runId\":\"7942e08b-4e45-514e-ba47-6c1a1906d7bc\"}"})
  void an_event_that_lacks_something_is_a_dead_letter_and_stops_nobody(String event)
      throws Exception {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.TEST_RUNS, project + "/unit", event.getBytes(UTF_8));
    record.headers().add(CloudEvent.TYPE, "AttachmentStored".getBytes(UTF_8));
    producer.send(record).get();
    announce(null, "fine.txt");

    await().atMost(SOON).until(() -> rows() == 1);
    await()
        .atMost(SOON)
        .until(
            () ->
                tables
                    .text("select reason from dead_letter where project = ?", project)
                    .startsWith("AttachmentStored has no"));
  }

  private void announce(UUID caseId, String name) throws Exception {
    send(attachment(project, caseId, name));
  }

  private AttachmentStored attachment(String of, UUID caseId, String name) {
    return new AttachmentStored(
        run.runId(),
        of,
        caseId,
        name,
        "text/plain",
        7,
        "ab".repeat(32),
        "/api/attachments/" + of + "/" + run.runId() + "/" + caseId + "/" + name,
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private void send(AttachmentStored event) throws Exception {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.TEST_RUNS, project + "/unit", json.writeValueAsBytes(event));
    record.headers().add(CloudEvent.TYPE, "AttachmentStored".getBytes(UTF_8));
    producer.send(record).get();
  }

  private int rows() {
    return tables.number("select count(*) from attachment where run_id = ?", run.runId());
  }

  private int runs() {
    return tables.number("select count(*) from test_run where run_id = ?", run.runId());
  }

  private List<AttachmentsExpired> expired() throws IOException {
    List<AttachmentsExpired> events = new ArrayList<>();
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
      consumer.subscribe(List.of(Topics.INSIGHTS));
      await()
          .atMost(SOON)
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  String type =
                      new String(record.headers().lastHeader(CloudEvent.TYPE).value(), UTF_8);
                  if (project.equals(record.key()) && type.equals("AttachmentsExpired")) {
                    events.add(json.readValue(record.value(), AttachmentsExpired.class));
                  }
                }
                return !events.isEmpty();
              });
    }
    return events;
  }
}
