package io.argus.analytics.execution;

import static io.argus.analytics.execution.ExecutionFixture.read;
import static io.argus.analytics.execution.ExecutionFixture.send;
import static io.argus.analytics.testdata.Callers.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.argus.analytics.webhook.Receiver;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** As installed: nobody has allowed private addresses. */
@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class RefusedWebhookTest {

  @Test
  void a_private_address_is_never_called_and_the_execution_says_so() {
    ExecutionFixture cart = ExecutionFixture.registered("p" + UUID.randomUUID(), "adds");
    try (Receiver receiver = Receiver.answering(nth -> 200)) {
      send(
              admin(),
              "PUT",
              "/api/projects/" + cart.project,
              Map.of("runnerWebhook", "http://localhost:" + receiver.port() + "/"))
          .then()
          .statusCode(200);

      String id = cart.execute();

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(read(id).getString("webhook.state")).isEqualTo("failed"));
      assertThat(read(id).getString("webhook.error")).contains("ARGUS_ALLOW_PRIVATE_ADDRESSES");
      assertThat(read(id).getInt("webhook.attempts")).isEqualTo(1);
      assertThat(receiver.got()).isEmpty();
    }
  }
}
