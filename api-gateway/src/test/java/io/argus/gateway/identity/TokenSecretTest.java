package io.argus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenSecretTest {

  @Test
  void it_is_long_and_never_the_same() {
    TokenSecret secret = TokenSecret.random();

    assertThat(secret.value()).matches("argus_[A-Za-z0-9_-]{43}");
    assertThat(TokenSecret.random().value()).isNotEqualTo(secret.value());
    assertThat(TokenSecret.looksLikeOne(secret.value())).isTrue();
  }

  @Test
  void nothing_prints_it() {
    TokenSecret secret = TokenSecret.random();

    assertThat(secret.toString()).isEqualTo("argus_…");
    assertThat(new Credential.Bearer(secret.value()).toString()).doesNotContain(secret.value());
    assertThat(new Credential.Cookie(secret.value()).toString()).doesNotContain(secret.value());
  }
}
