package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeadersTest {

  private static final ProxyHeaders.Hop HOP =
      new ProxyHeaders.Hop("192.0.2.7", "https", "argus.example:8080", "internal");

  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie",
        "Forwarded",
        "X-Real-IP",
        "X-Argus-Caller",
        "x-forwarded-prefix",
        "Expect",
        "Proxy-Authorization",
        "Keep-Alive",
        "TE",
        "Upgrade",
        "HTTP2-Settings"
      })
  void what_only_the_gateway_may_say_does_not_pass(String name) {
    headers.add(name, "from outside");

    ProxyHeaders.prepareRequest(headers, HOP);

    assertThat(headers.contains(name)).isFalse();
  }

  @Test
  void the_service_learns_caller_and_origin_from_the_gateway_alone() {
    headers.add("authorization", "Bearer mine").add("Authorization", "Bearer yours");
    headers.add("X-Forwarded-For", "10.0.0.1");
    headers.add("X-Forwarded-Host", "elsewhere");

    ProxyHeaders.prepareRequest(headers, HOP);

    assertThat(headers.getAll("Authorization")).containsExactly("Bearer internal");
    assertThat(headers.getAll("X-Forwarded-For")).containsExactly("192.0.2.7");
    assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("argus.example:8080");
    assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("https");
  }

  @Test
  void headers_of_the_connection_do_not_pass_whatever_their_name() {
    headers.add("Connection", "close, X-Mine");
    headers.add("X-Mine", "1");
    headers.add("X-Yours", "2");

    ProxyHeaders.prepareRequest(headers, HOP);

    assertThat(headers.names()).doesNotContain("Connection", "X-Mine").contains("X-Yours");
  }

  @Test
  void a_connection_header_cannot_take_the_length_of_the_body_away() {
    headers.add("Connection", "Content-Length").add("Content-Length", "5");

    ProxyHeaders.prepareRequest(headers, HOP);

    assertThat(headers.get("Content-Length")).isEqualTo("5");
  }

  @Test
  void a_connection_header_cannot_take_the_token_away() {
    headers.add("Connection", "Authorization, X-Forwarded-For");

    ProxyHeaders.prepareRequest(headers, HOP);

    assertThat(headers.get("Authorization")).isEqualTo("Bearer internal");
    assertThat(headers.get("X-Forwarded-For")).isEqualTo("192.0.2.7");
  }

  @Test
  void a_redirect_to_the_service_leads_through_the_gateway() {
    headers.add("Location", "http://report:8083/api/runs/1");

    ProxyHeaders.prepareResponse(headers, Origin.of(URI.create("http://report:8083")));

    assertThat(headers.get("Location")).isEqualTo("/api/runs/1");
  }

  @Test
  void a_redirect_to_elsewhere_stays() {
    headers.add("Location", "http://report:80831/x");

    ProxyHeaders.prepareResponse(headers, Origin.of(URI.create("http://report:8083")));

    assertThat(headers.get("Location")).isEqualTo("http://report:80831/x");
  }
}
