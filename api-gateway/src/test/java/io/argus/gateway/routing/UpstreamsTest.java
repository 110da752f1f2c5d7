package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StandIns.class)
class UpstreamsTest {

  private static final int VERTICLES = 12;

  @Inject Upstreams upstreams;
  @Inject Vertx vertx;

  @Test
  void each_event_loop_has_one_client() throws Exception {
    Map<Thread, Set<HttpClient>> clients = new ConcurrentHashMap<>();
    DeploymentOptions all = new DeploymentOptions().setInstances(VERTICLES);

    vertx
        .deployVerticle(() -> new Asking(upstreams, clients), all)
        .compose(vertx::undeploy)
        .toCompletionStage()
        .toCompletableFuture()
        .get();

    assertThat(clients).hasSizeBetween(2, VERTICLES - 1);
    assertThat(clients.values()).allSatisfy(ofOne -> assertThat(ofOne).hasSize(1));
    assertThat(clients.values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
  }

  @Test
  void other_threads_have_none() {
    assertThatIllegalStateException().isThrownBy(upstreams::client);
  }

  private static final class Asking extends AbstractVerticle {

    private final Upstreams upstreams;
    private final Map<Thread, Set<HttpClient>> clients;

    Asking(Upstreams upstreams, Map<Thread, Set<HttpClient>> clients) {
      this.upstreams = upstreams;
      this.clients = clients;
    }

    @Override
    public void start() {
      clients
          .computeIfAbsent(Thread.currentThread(), loop -> ConcurrentHashMap.newKeySet())
          .add(upstreams.client());
    }
  }
}
