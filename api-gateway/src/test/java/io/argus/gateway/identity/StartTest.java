package io.argus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.argus.gateway.testing.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

  private record Config(
      Optional<Path> adminTokenFile, Optional<String> adminToken, Optional<Path> jwtPrivateKeyFile)
      implements IdentityConfig {

    @Override
    public boolean anonymousRead() {
      return false;
    }

    @Override
    public Duration jwtLifetime() {
      return Duration.ofMinutes(5);
    }

    @Override
    public Duration sessionLifetime() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration tokenMemory() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration tokenMemoryWithoutDatabase() {
      return Duration.ofMinutes(10);
    }
  }

  private static Config withToken(String token) {
    return new Config(Optional.empty(), Optional.of(token), Optional.empty());
  }

  private static Config withKey(Path key) {
    return new Config(Optional.empty(), Optional.empty(), Optional.of(key));
  }

  @Test
  void the_token_s_file_wins_and_its_line_end_does_not_count() {
    Path file = TestKeys.write("argus-token", "from-the-file\n");
    Config config = new Config(Optional.of(file), Optional.of("other"), Optional.empty());

    assertThat(AdminToken.from(config).matches("from-the-file")).isTrue();
  }

  @Test
  void without_an_admin_token_the_gateway_does_not_start_and_says_what_to_set() {
    Config config = new Config(Optional.empty(), Optional.empty(), Optional.empty());

    assertThatIllegalStateException()
        .isThrownBy(() -> AdminToken.from(config))
        .withMessageContaining("ARGUS_ADMIN_TOKEN_FILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "two words", "naïve"})
  void a_token_that_no_header_can_carry_is_refused(String token) {
    assertThatIllegalStateException().isThrownBy(() -> AdminToken.from(withToken(token)));
  }

  @Test
  void a_token_file_that_is_not_there_is_named() {
    Config config =
        new Config(Optional.of(Path.of("/nowhere/token")), Optional.of("x"), Optional.empty());

    assertThatIllegalStateException()
        .isThrownBy(() -> AdminToken.from(config))
        .withMessageContaining("/nowhere/token");
  }

  @Test
  void a_pem_file_with_an_ec_key_is_read() {
    assertThat(SigningKey.from(withKey(TestKeys.write(TestKeys.generate()))).getAlgorithm())
        .isEqualTo("EC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no key", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"})
  void a_file_without_a_key_is_named_with_the_variable(String content) {
    Path file = TestKeys.write("argus-key", content);

    assertThatIllegalStateException()
        .isThrownBy(() -> SigningKey.from(withKey(file)))
        .withMessageContaining("ARGUS_JWT_PRIVATE_KEY_FILE")
        .withMessageContaining(file.toString());
  }
}
