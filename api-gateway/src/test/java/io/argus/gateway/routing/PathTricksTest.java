package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.gateway.testing.Gateway;
import io.argus.gateway.testing.RawHttp;
import io.argus.gateway.testing.StandIns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stand-in answers every path, so "service" in an answer means that a trick got through. */
@QuarkusTest
@WithTestResource(StandIns.class)
class PathTricksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/ingest/../runs",
        "/api/ingest/..%2fruns",
        "/api/ingest/%2e%2e/runs",
        "/api/ingest/%2E%2e%2Fruns",
        "/api/ingest/..;/runs",
        "/api/runs/..\\..\\q/metrics",
        "/api/runs/%5c..%5cq",
        "/api/./runs",
        "/api//runs",
        "//api/runs",
        "/q/../api/runs",
        "/api/runs/../../q/metrics",
        "/api/runs/%252e%252e/q",
        "/api%2fruns",
        "/%61pi/../api/runs",
        "/api/runs%00",
        "/api/runs#/x",
        "http://elsewhere/api/runs",
        "http://elsewhere/q/metrics",
        "/api/q/metrics",
        "/q/%6detrics",
        "/q//metrics",
        "/q/./metrics",
        "/q/metrics/",
        "/q/metrics;x"
      })
  void no_trick_reaches_a_service_or_the_metrics(String target) throws IOException {
    String withToken = ask("GET", target, "Authorization: " + Gateway.bearer() + "\r\n");
    String without = ask("GET", target, "");

    assertThat(withToken).doesNotContain("\"service\"");
    assertThat(without).doesNotContain("\"service\"", "jvm_memory").doesNotStartWith("HTTP/1.1 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5\r\nTransfer-Encoding: chunked", "Content-Length: x"})
  void a_body_with_two_ends_smuggles_nothing(String framing) throws IOException {
    String answer =
        ask(
            "POST",
            "/api/ingest/reports",
            "Authorization: "
                + Gateway.bearer()
                + "\r\n"
                + framing
                + "\r\n\r\n0\r\n\r\nGET /api/runs HTTP/1.1\r\nHost: x\r\n");

    assertThat(answer).doesNotContain("REPORT");
  }

  @Test
  void an_upgrade_does_not_open_a_tunnel() throws IOException {
    String answer =
        ask(
            "GET",
            "/api/runs",
            "Authorization: "
                + Gateway.bearer()
                + "\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("\"upgrade\"");
  }

  private static String ask(String method, String target, String headers) throws IOException {
    return RawHttp.exchange(
        Gateway.url(),
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
            + headers
            + "\r\n");
  }
}
