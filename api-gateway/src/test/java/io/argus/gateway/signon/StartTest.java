package io.argus.gateway.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

  private record Config(
      Optional<String> issuer,
      Optional<String> clientId,
      Optional<String> clientSecret,
      Optional<Boolean> createUsers,
      Optional<Set<String>> emailDomains)
      implements SignOnConfig {

    @Override
    public Duration providerTimeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration patience() {
      return Duration.ofMinutes(15);
    }
  }

  private static Config config(@Nullable String issuer, @Nullable String secret) {
    return new Config(
        Optional.ofNullable(issuer),
        Optional.of("argus"),
        Optional.ofNullable(secret),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void half_a_configuration_does_not_start_and_says_what_to_set() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Provider(config("https://id.example", null)))
        .withMessageContaining("ARGUS_OIDC_CLIENT_SECRET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://id.example", "id.example", "https://a b"})
  void an_issuer_without_https_does_not_start(String issuer) {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Provider(config(issuer, "secret")))
        .withMessageContaining("ARGUS_OIDC_ISSUER");
  }

  @Test
  void users_are_made_by_hand_unless_domains_or_the_administrator_say_otherwise() {
    Optional<Set<String>> domains = Optional.of(Set.of("example.org"));
    Optional<String> none = Optional.empty();

    assertThat(admission(none, Optional.empty(), Optional.empty()).createsUsers()).isFalse();
    assertThat(admission(none, Optional.empty(), domains).createsUsers()).isTrue();
    assertThat(admission(none, Optional.of(false), domains).createsUsers()).isFalse();
    assertThat(admission(none, Optional.of(true), Optional.empty()).createsUsers()).isTrue();
  }

  private static Admission admission(
      Optional<String> none, Optional<Boolean> create, Optional<Set<String>> domains) {
    return Admission.from(new Config(none, none, none, create, domains));
  }
}
