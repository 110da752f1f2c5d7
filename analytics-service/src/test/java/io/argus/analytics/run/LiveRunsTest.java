package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.argus.contracts.event.LivePart;
import io.argus.contracts.run.CaseStatus;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class LiveRunsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject AgroalDataSource dataSource;
  @Inject ObjectMapper json;
  @Inject SilentRuns silentRuns;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private KafkaProducer<String, byte[]> producer;
  private final String project = "p" + UUID.randomUUID();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @BeforeEach
  void connect() {
    producer = Produced.producer(bootstrapServers);
  }

  @AfterEach
  void disconnect() {
    producer.close();
  }

  @Test
  void a_live_run_shows_its_progress_and_then_its_end() throws Exception {
    Produced start = part();
    start.send(producer, json, start.started());
    awaitStored(start);
    assertThat(run()).isEqualTo("running 0 0 0");

    Produced first = cases(0).with("a", CaseStatus.PASS).with("b", CaseStatus.FAIL);
    store(first);
    assertThat(run()).isEqualTo("running 2 1 1");

    store(cases(1).with("c", CaseStatus.PASS));
    store(finish());
    assertThat(run()).isEqualTo("fail 3 2 1");
  }

  @Test
  void a_part_that_comes_twice_changes_nothing_whatever_it_holds() throws Exception {
    Produced first = cases(0).with("a", CaseStatus.FAIL);
    store(first);
    Produced again = cases(0).with("a", CaseStatus.PASS).with("z", CaseStatus.PASS);
    again.uploadId = first.uploadId;

    again.send(producer, json);
    store(cases(1).with("b", CaseStatus.PASS));

    assertThat(run()).isEqualTo("running 2 1 1");
  }

  @Test
  void a_case_that_comes_in_two_parts_has_two_attempts_in_their_order() throws Exception {
    store(cases(2).with("a", CaseStatus.PASS));
    store(cases(1).with("a", CaseStatus.FAIL));
    store(finish());

    assertThat(run()).isEqualTo("pass 1 1 0");
    assertThat(
            text(
                "select t.attempts from test_case_run t join test_run r on r.id = t.run_id where r.run_id = ?",
                part().runId()))
        .isEqualTo("FP");
  }

  @Test
  void an_aborted_run_keeps_what_it_has() throws Exception {
    store(cases(0).with("a", CaseStatus.PASS));
    Produced abort = part();
    abort.send(producer, json, abort.aborted());
    awaitStored(abort);

    assertThat(run()).isEqualTo("aborted 1 1 0");
  }

  @Test
  void a_silent_run_is_aborted_and_goes_on_when_it_speaks_again() throws Exception {
    Produced first = cases(0).with("a", CaseStatus.PASS);
    first.receivedAt = now.minus(Duration.ofMinutes(30));
    store(first);
    silentRuns.abort(now.minus(Duration.ofMinutes(31)));
    assertThat(run()).isEqualTo("running 1 1 0");

    silentRuns.abort(now.minus(Duration.ofMinutes(29)));
    assertThat(run()).isEqualTo("aborted 1 1 0");

    store(cases(1).with("b", CaseStatus.PASS));
    assertThat(run()).isEqualTo("running 2 2 0");
    store(finish());
    assertThat(run()).isEqualTo("pass 2 2 0");
  }

  @Test
  void a_run_that_lacks_a_shard_is_aborted_when_it_stays_silent_and_whole_when_that_comes_late()
      throws Exception {
    Produced one = part().with("a", CaseStatus.PASS);
    one.shard = 1;
    one.shardTotal = 2;
    one.receivedAt = now.minus(Duration.ofMinutes(30));
    store(one);
    silentRuns.abort(now.minus(Duration.ofMinutes(29)));
    assertThat(run()).isEqualTo("aborted 1 1 0");

    Produced two = part().with("b", CaseStatus.PASS);
    two.shard = 2;
    two.shardTotal = 2;
    store(two);
    assertThat(run()).isEqualTo("pass 2 2 0");
  }

  @Test
  void whoever_waits_for_an_upload_is_told_when_it_is_stored() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement listen = connection.createStatement()) {
      listen.execute("listen argus_upload_applied");
      Produced upload = cases(0).with("a", CaseStatus.PASS);

      store(upload);

      PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(20_000);
      assertThat(Arrays.stream(told).map(PGNotification::getParameter))
          .contains(upload.uploadId.toString());
      listen.execute("unlisten *");
    }
  }

  private Produced part() {
    Produced part = new Produced(project, "e2e", "live").startedAt(now.minusSeconds(90));
    part.receivedAt = now;
    return part;
  }

  private Produced cases(int seq) {
    Produced part = part();
    part.live = LivePart.CASES;
    part.seq = seq;
    return part;
  }

  private Produced finish() {
    Produced part = part();
    part.live = LivePart.FINISH;
    return part;
  }

  private void store(Produced upload) throws Exception {
    upload.send(producer, json);
    awaitStored(upload);
  }

  private void awaitStored(Produced upload) {
    await()
        .atMost(SOON)
        .until(
            () ->
                text("select count(*) from upload where upload_id = ?", upload.uploadId)
                    .equals("1"));
  }

  /** Status, total, passed and failed. */
  private String run() throws SQLException {
    return text(
        "select (array['running', 'pass', 'fail', 'aborted'])[status + 1] || ' ' || total || ' ' || passed || ' ' || failed"
            + " from test_run where run_id = ?",
        part().runId());
  }

  private String text(String sql, UUID parameter) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, parameter);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }
}
