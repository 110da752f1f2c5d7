package io.argus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://ci.example, https://ci.example/.well-known/openid-configuration",
    "https://ci.example/, https://ci.example/.well-known/openid-configuration",
    "https://ci.example/realms/a, https://ci.example/realms/a/.well-known/openid-configuration",
    "http://127.0.0.1:9, http://127.0.0.1:9/.well-known/openid-configuration",
  })
  void what_is_known_about_an_issuer_is_below_its_url(String issuer, URI discovery) {
    assertThat(IssuerUrl.of(issuer).orElseThrow().discovery()).isEqualTo(discovery);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ci.example",
        "http://ci.example",
        "http://127.0.0.1.evil.example",
        "file:///etc/passwd",
        "https://",
        "https://a b",
        "https://ann@ci.example",
        "https://ci.example?a=b",
        "https://ci.example#a",
        "https://ci.example/../admin"
      })
  void what_is_no_plain_https_url_is_no_issuer(String text) {
    assertThat(IssuerUrl.of(text)).isEmpty();
  }

  @Test
  void keys_are_on_the_issuer_s_own_server() {
    IssuerUrl issuer = IssuerUrl.of("https://ci.example/a").orElseThrow();

    assertThat(issuer.isHome(URI.create("https://ci.example/keys"))).isTrue();
    assertThat(issuer.isHome(URI.create("https://keys.ci.example/keys"))).isFalse();
    assertThat(issuer.isHome(URI.create("https://ci.example:444/keys"))).isFalse();
    assertThat(issuer.isHome(URI.create("http://ci.example/keys"))).isFalse();
    assertThat(issuer.isHome(URI.create("/keys"))).isFalse();
  }
}
