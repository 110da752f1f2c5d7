package io.argus.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.gateway.testing.TestKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InternalTokensTest {

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final InternalTokens tokens =
      new InternalTokens(new TokenSigner(TestKeys.generate().getPrivate()), LIFETIME, clock());

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  @Test
  void a_caller_s_token_is_used_again_while_it_has_time_left() {
    String first = tokens.tokenOf(ApiCaller.ADMIN);
    now = now.plus(Duration.ofSeconds(239));

    assertThat(tokens.tokenOf(ApiCaller.ADMIN)).isSameAs(first);
  }

  @Test
  void a_token_is_renewed_before_it_expires() {
    String first = tokens.tokenOf(ApiCaller.ADMIN);
    now = now.plus(Duration.ofSeconds(240));

    assertThat(tokens.tokenOf(ApiCaller.ADMIN)).isNotEqualTo(first);
  }

  @Test
  void a_caller_with_other_rights_gets_another_token() {
    ApiCaller reader = caller("ann", Set.of());
    ApiCaller ingester = caller("ann", Set.of("shop"));

    assertThat(tokens.tokenOf(reader)).isNotEqualTo(tokens.tokenOf(ingester));
  }

  @Test
  void many_callers_do_not_fill_the_memory() {
    String first = tokens.tokenOf(caller("caller0", Set.of()));
    for (int i = 1; i <= InternalTokens.CAPACITY; i++) {
      tokens.tokenOf(caller("caller" + i, Set.of()));
    }

    assertThat(tokens.tokenOf(caller("caller0", Set.of()))).isNotSameAs(first);
  }

  private static ApiCaller caller(String name, Set<String> ingest) {
    return new ApiCaller(
        name, name, false, Set.of("read"), false, Set.of("shop"), ingest, Set.of());
  }
}
