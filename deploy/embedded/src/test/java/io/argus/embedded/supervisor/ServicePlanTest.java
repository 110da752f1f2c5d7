package io.argus.embedded.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.argus.embedded.home.BuiltApp;
import io.argus.embedded.stack.Part;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServicePlanTest {

  private HttpServer service;
  private ServicePlan plan;

  @BeforeEach
  void start() throws Exception {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.start();
    plan =
        new ServicePlan(
            Part.ANALYTICS,
            new BuiltApp(Path.of("app"), "build"),
            Map.of(),
            Set.of(),
            "http://127.0.0.1:" + service.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void a_failed_channel_is_a_complaint() throws Exception {
    answer("/q/health/live", 503, "{\"status\":\"DOWN\",\n \"checks\":[]}");

    assertThat(plan.complaint()).contains("{\"status\":\"DOWN\", \"checks\":[]}");
  }

  @Test
  void a_service_that_is_alive_or_just_not_ready_does_not_complain() throws Exception {
    answer("/q/health/live", 200, "{\"status\":\"UP\"}");
    answer("/q/health/ready", 503, "{\"status\":\"DOWN\"}");

    assertThat(plan.complaint()).isEmpty();
    assertThat(plan.answers()).isFalse();
  }

  @Test
  void silence_is_no_complaint() throws Exception {
    service.stop(0);

    assertThat(plan.complaint()).isEmpty();
    assertThat(plan.answers()).isFalse();
  }

  private void answer(String path, int status, String body) {
    service.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
