package io.argus.analytics.execution;

import static io.argus.analytics.execution.ExecutionFixture.EXECUTIONS;
import static io.argus.analytics.execution.ExecutionFixture.patch;
import static io.argus.analytics.execution.ExecutionFixture.read;
import static io.argus.analytics.execution.ExecutionFixture.send;
import static io.argus.analytics.testdata.Callers.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.argus.analytics.testdata.Tables;
import io.argus.analytics.webhook.Receiver;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runners that are called, on loopback. */
@QuarkusTest
@TestProfile(WebhookTest.LoopbackIsAllowed.class)
@QuarkusTestResource(ArgusBackend.class)
class WebhookTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Tables tables;

  private ExecutionFixture cart;

  @BeforeEach
  void register() {
    cart = ExecutionFixture.registered("p" + UUID.randomUUID(), "adds");
  }

  public static final class LoopbackIsAllowed implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "argus.webhook.allow-private-addresses", "true",
          "argus.webhook.public-url", "https://argus.example.com/",
          "argus.webhook.first-wait", "200ms",
          "argus.webhook.every", "1s");
    }
  }

  @Test
  void a_request_is_told_to_the_runner_with_all_it_needs() throws Exception {
    try (Receiver runner = Receiver.answering(nth -> 202)) {
      webhook(cart, runner.url("/jobs/run?token=t"), "s3cret");

      String id = cart.execute(admin(), Map.of("browser", "firefox", "trigger", "mcp"));

      awaitState(id, "delivered");
      assertThat(runner.got()).hasSize(1);
      Receiver.Got got = runner.got().get(0);
      assertThat(got.path()).isEqualTo("/jobs/run?token=t");
      assertThat(got.header("Content-Type")).isEqualTo("application/json");
      assertThat(got.header("X-Argus-Event")).isEqualTo("execution.requested");
      assertThat(got.header("X-Argus-Delivery")).isEqualTo(id);
      assertThat(got.header("X-Argus-Signature")).isEqualTo("sha256=" + hmac(got.body(), "s3cret"));
      JsonPath body = JsonPath.from(got.text());
      assertThat(body.getString("event")).isEqualTo("execution.requested");
      assertThat(body.getString("execution.id")).isEqualTo(id);
      assertThat(body.getString("execution.status")).isEqualTo("pending");
      assertThat(body.getString("execution.browser")).isEqualTo("firefox");
      assertThat(body.getString("testCase.id")).isEqualTo(cart.caseId);
      assertThat(body.getString("testCase.project")).isEqualTo(cart.project);
      assertThat(body.getString("testCase.suiteId")).isEqualTo("e2e");
      assertThat(body.getString("testCase.name")).isEqualTo("adds");
      assertThat(body.getString("links.execution"))
          .isEqualTo("https://argus.example.com/api/executions/" + id);
      assertThat(read(id).getString("webhook.endedAt")).isNotNull();
      assertThat(admin().get(EXECUTIONS + "/" + id).asString()).doesNotContain("s3cret", "token=t");
    }
  }

  @Test
  void without_a_secret_there_is_no_signature_and_without_a_webhook_no_call() {
    try (Receiver runner = Receiver.answering(nth -> 200)) {
      String quiet = cart.execute();
      webhook(cart, runner.url("/"), "");
      String told = cart.execute();

      awaitState(told, "delivered");
      assertThat(runner.got()).hasSize(1);
      assertThat(runner.got().get(0).headers()).doesNotContainKey("X-argus-signature");
      assertThat(read(quiet).getMap("")).doesNotContainKey("webhook");
    }
  }

  @Test
  void a_repeated_request_is_told_once() {
    try (Receiver runner = Receiver.answering(nth -> 200)) {
      webhook(cart, runner.url("/"), "");
      String key = UUID.randomUUID().toString();
      String path = ExecutionFixture.TESTS + "/" + cart.caseId + "/execute";
      send(admin().header("Idempotency-Key", key), "POST", path, Map.of());
      String id =
          send(admin().header("Idempotency-Key", key), "POST", path, Map.of())
              .jsonPath()
              .getString("id");
      String last = cart.execute();

      awaitState(id, "delivered");
      awaitState(last, "delivered");
      assertThat(runner.got())
          .extracting(got -> got.header("X-Argus-Delivery"))
          .containsExactlyInAnyOrder(id, last);
    }
  }

  @Test
  void a_runner_that_fails_is_told_again_with_the_same_bytes() {
    try (Receiver runner = Receiver.answering(nth -> nth < 3 ? 503 : 200)) {
      webhook(cart, runner.url("/"), "s");

      String id = cart.execute();

      awaitState(id, "delivered");
      assertThat(read(id).getInt("webhook.attempts")).isEqualTo(3);
      assertThat(runner.got()).hasSize(3);
      assertThat(runner.got())
          .extracting(Receiver.Got::text)
          .containsOnly(runner.got().get(0).text());
      assertThat(runner.got()).extracting(got -> got.header("X-Argus-Delivery")).containsOnly(id);
    }
  }

  @Test
  void a_runner_that_hangs_delays_nobody_elses() {
    ExecutionFixture other = ExecutionFixture.registered("p" + UUID.randomUUID(), "pays");
    try (Receiver dead = Receiver.answering(nth -> Receiver.HANGS);
        Receiver alive = Receiver.answering(nth -> 200)) {
      webhook(cart, dead.url("/"), "");
      webhook(other, alive.url("/"), "");
      for (int i = 0; i < 10; i++) {
        cart.execute();
      }
      await().atMost(SOON).until(() -> !dead.got().isEmpty());

      String id = other.execute();

      awaitState(id, "delivered");
      assertThat(dead.got()).as("two at a time").hasSizeLessThan(10);
    }
  }

  @Test
  void after_an_hour_it_is_given_up_and_the_execution_says_why() {
    AtomicBoolean asked = new AtomicBoolean();
    try (Receiver runner =
        Receiver.answering(
            nth -> {
              asked.set(true);
              return 500;
            })) {
      webhook(cart, runner.url("/"), "");
      String id = cart.execute();
      await().atMost(SOON).untilTrue(asked);
      assertThat(read(id).getString("webhook.state")).isEqualTo("waiting");

      tables.execute(
          "update webhook_delivery set created_at = created_at - interval '1 hour' where execution_id = ?::uuid",
          id);

      awaitState(id, "failed");
      assertThat(read(id).getString("webhook.error")).isEqualTo("The receiver answered 500.");
      assertThat(read(id).getString("webhook.nextAt")).isNull();
      assertThat(read(id).getString("status")).isEqualTo("pending");
    }
  }

  @Test
  void what_somebody_runs_already_is_not_asked_for_again() {
    try (Receiver runner = Receiver.answering(nth -> 500)) {
      webhook(cart, runner.url("/"), "");
      String id = cart.execute();
      await().atMost(SOON).until(() -> !runner.got().isEmpty());

      patch(id, Map.of("status", "running")).then().statusCode(200);

      awaitState(id, "dropped");
    }
  }

  private static void webhook(ExecutionFixture test, String url, String secret) {
    send(
            admin(),
            "PUT",
            "/api/projects/" + test.project,
            Map.of("runnerWebhook", url, "runnerWebhookSecret", secret))
        .then()
        .statusCode(200);
  }

  private static void awaitState(String id, String state) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(read(id).getString("webhook.state")).isEqualTo(state));
  }

  private static String hmac(byte[] body, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
