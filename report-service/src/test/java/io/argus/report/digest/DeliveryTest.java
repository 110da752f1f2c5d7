package io.argus.report.digest;

import static io.argus.report.digest.Digests.admin;
import static io.argus.report.digest.Digests.mails;
import static io.argus.report.digest.Digests.send;
import static io.argus.report.digest.Digests.states;
import static io.argus.report.digest.Digests.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.argus.report.testdata.MailServer;
import io.argus.report.testdata.MovableClock;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each period goes out once, whatever happens meanwhile. */
@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
@QuarkusTestResource(MailServer.class)
class DeliveryTest {

  @Inject MovableClock clock;
  @Inject DigestDatabase database;
  @Inject DigestJob job;
  @Inject DeliveryStore deliveries;
  private StoredResults results;

  @BeforeEach
  void store() throws Exception {
    clock.set("2026-11-18T12:00:00Z");
    results = StoredResults.empty();
    results.project("shop");
    Digests.empty(database);
  }

  @AfterEach
  void close() {
    results.close();
    clock.reset();
    MailServer.up();
  }

  @Test
  void goes_out_when_it_is_due_and_once() throws Exception {
    subscribe("'period':'daily','hour':7,'timezone':'Asia/Kathmandu'").then().statusCode(201);

    tickAt("2026-11-18T12:00:00Z"); // what was due before nobody waits for
    tickAt("2026-11-19T01:14:59Z");
    assertThat(mails()).isEmpty();
    tickAt("2026-11-19T01:15:00Z");
    tickAt("2026-11-19T01:15:30Z");
    tickAt("2026-11-19T23:00:00Z");

    assertThat(mails()).hasSize(1);
    assertThat(mails().get(0).getMessageID()).contains("-2026-11-18@");
    tickAt("2026-11-20T01:15:00Z");
    assertThat(mails()).hasSize(2);
  }

  @Test
  void what_was_missed_while_down_is_sent_once_on_return() throws Exception {
    subscribe("'period':'daily','hour':7").then().statusCode(201);

    tickAt("2026-11-25T12:00:00Z");
    tickAt("2026-11-25T12:01:00Z");

    assertThat(mails()).hasSize(1);
    assertThat(mails().get(0).getMessageID()).contains("-2026-11-24@");
  }

  @Test
  void two_replicas_never_hold_the_same_mail() throws Exception {
    for (int i = 0; i < 20; i++) {
      Digests.json(
              admin(),
              "{'project':'shop','email':'qa%d@example.com','period':'daily','hour':7}"
                  .formatted(i))
          .post("/api/digests/subscriptions");
    }
    Instant due = Instant.parse("2026-11-19T07:00:00Z");
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService replicas = Executors.newFixedThreadPool(2);
    List<Future<List<Long>>> claimed = new ArrayList<>();
    for (int replica = 0; replica < 2; replica++) {
      claimed.add(
          replicas.submit(
              () -> {
                start.await();
                deliveries.openDue(due);
                return claimAll(due);
              }));
    }
    List<Long> all = new ArrayList<>(claimed.get(0).get());
    all.addAll(claimed.get(1).get());
    replicas.shutdown();

    assertThat(all).hasSize(20).doesNotHaveDuplicates();
  }

  private List<Long> claimAll(Instant now) {
    List<Long> ids = new ArrayList<>();
    Optional<Slot> slot = claim(now);
    while (slot.isPresent()) {
      ids.add(slot.get().id());
      slot = claim(now);
    }
    return ids;
  }

  private Optional<Slot> claim(Instant now) {
    return deliveries.claim(now, now.plus(Duration.ofMinutes(10)), null);
  }

  @Test
  void a_claim_without_a_mail_is_taken_over_under_the_same_message_id() throws Exception {
    subscribe("'period':'daily','hour':7").then().statusCode(201);
    Instant due = Instant.parse("2026-11-19T07:00:00Z");
    deliveries.openDue(due);
    Slot dead = claim(due).orElseThrow(); // and its replica dies

    tickAt("2026-11-19T07:09:59Z");
    assertThat(mails()).isEmpty();
    tickAt("2026-11-19T07:10:00Z");

    assertThat(mails()).hasSize(1);
    assertThat(mails().get(0).getMessageID()).isEqualTo(dead.messageId("127.0.0.1"));
    // It was not dead after all, only slow: what it says no longer counts.
    deliveries.failed(dead, due.plus(Duration.ofHours(1)), "too late");
    assertThat(states()).containsExactly("sent");
    tickAt("2026-11-19T12:00:00Z");
    assertThat(mails()).hasSize(1);
  }

  @Test
  void a_mail_server_that_is_away_is_tried_again_until_it_is_back() throws Exception {
    subscribe("'period':'daily','hour':7").then().statusCode(201);
    MailServer.down();

    tickAt("2026-11-19T07:00:00Z");
    assertThat(states()).containsExactly("failed");
    String retry = admin().get("/api/digests/deliveries").jsonPath().getString("items[0].retryAt");
    assertThat(Instant.parse(retry)).isBetween("2026-11-19T07:00:48Z", "2026-11-19T07:01:12Z");
    admin()
        .get("/api/digests/deliveries")
        .then()
        .body("items[0].error", containsString("refused"))
        .body("items[0].attempts", equalTo(1));
    tickAt("2026-11-19T07:00:30Z"); // not yet
    tickAt("2026-11-19T07:30:00Z");
    admin().get("/api/digests/deliveries").then().body("items[0].attempts", equalTo(2));
    MailServer.up();
    tickAt("2026-11-19T08:00:00Z");

    assertThat(states()).containsExactly("sent");
    assertThat(mails()).hasSize(1);
    assertThat(admin().get("/q/metrics").asString())
        .contains(
            "argus_digest_mails_total{outcome=\"failed\"}",
            "argus_digest_mails_total{outcome=\"sent\"}");
  }

  @Test
  void a_newer_digest_takes_the_place_of_one_that_could_not_be_sent() throws Exception {
    subscribe("'period':'daily','hour':7").then().statusCode(201);
    MailServer.down();
    tickAt("2026-11-19T07:00:00Z");
    MailServer.up();

    tickAt("2026-11-20T07:00:00Z");
    tickAt("2026-11-20T07:30:00Z");

    assertThat(states()).containsExactly("sent", "gaveUp");
    assertThat(mails()).hasSize(1);
  }

  @Test
  void an_address_that_is_refused_fails_alone() throws Exception {
    try (RefusingServer server = RefusingServer.start(MailServer.down(), "nobody@example.com")) {
      Digests.json(
              admin(), "{'project':'shop','email':'nobody@example.com','period':'daily','hour':7}")
          .post("/api/digests/subscriptions");
      subscribe("'period':'daily','hour':7").then().statusCode(201);
      tickAt("2026-11-19T07:00:00Z");

      assertThat(server.accepted()).containsExactly("qa@example.com");
      admin()
          .get("/api/digests/deliveries")
          .then()
          .body("items.find { it.email == 'nobody@example.com' }.state", equalTo("gaveUp"))
          .body(
              "items.find { it.email == 'nobody@example.com' }.error",
              containsString("550 5.1.1 no such user"))
          .body("items.find { it.email == 'qa@example.com' }.state", equalTo("sent"));
    }
  }

  @Test
  void asked_for_twice_it_is_one_mail_unless_again() throws Exception {
    subscribe("'period':'daily','hour':7").then().statusCode(201);

    send("'period':'daily'").then().statusCode(200).body("items[0].state", equalTo("sent"));
    send("'period':'daily'").then().statusCode(200).body("items[0].state", equalTo("sent"));
    assertThat(mails()).hasSize(1);
    send("'period':'daily','again':true").then().body("items[0].copy", equalTo(1));

    assertThat(mails()).hasSize(2);
    assertThat(mails().get(0).getMessageID()).isNotEqualTo(mails().get(1).getMessageID());
    send("'period':'weekly'").then().statusCode(422).body("detail", containsString("Nobody"));
  }

  @Test
  void nothing_is_sent_of_nothing_to_whoever_wants_it_quiet() throws Exception {
    subscribe("'period':'daily','hour':7,'quiet':true").then().statusCode(201);

    tickAt("2026-11-19T07:00:00Z");
    assertThat(states()).containsExactly("skipped");
    assertThat(mails()).isEmpty();
    send("'period':'daily'").then().body("items[0].state", equalTo("sent"));

    assertThat(mails()).hasSize(1);
  }

  private void tickAt(String instant) {
    clock.set(instant);
    job.tick();
  }
}
