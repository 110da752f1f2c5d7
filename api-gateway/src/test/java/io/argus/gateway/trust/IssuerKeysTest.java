package io.argus.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

  private static final IssuerKeys.Times TIMES =
      new IssuerKeys.Times(Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofHours(24));

  private static final JsonWebKey FIRST = key("first");
  private static final JsonWebKey SECOND = key("second");

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private List<JsonWebKey> published = List.of(FIRST);
  private boolean away;
  private int fetches;
  private final List<Runnable> waiting = new ArrayList<>();
  private Executor workers = Runnable::run;
  private final IssuerKeys keys =
      new IssuerKeys(
          "https://ci.example",
          issuer -> {
            fetches++;
            if (away) {
              throw new IOException("away");
            }
            return published;
          },
          TIMES,
          task -> workers.execute(task),
          () -> now);

  @Test
  void known_keys_are_not_fetched_again() {
    assertThat(keysFor("first")).isEqualTo(published);
    assertThat(keysFor("first")).isEqualTo(published);
    assertThat(keysFor(null)).isEqualTo(published);

    assertThat(fetches).isOne();
  }

  @Test
  void old_keys_are_fetched_again() {
    keysFor("first");
    now = now.plus(Duration.ofHours(1));

    keysFor("first");

    assertThat(fetches).isEqualTo(2);
  }

  @Test
  void a_new_key_is_found_when_a_token_names_it() {
    keysFor("first");
    published = List.of(FIRST, SECOND);
    now = now.plusSeconds(30);

    assertThat(keysFor("second")).hasSize(2);
  }

  @Test
  void a_thousand_forged_key_ids_are_one_fetch_in_half_a_minute() {
    keysFor("first");
    now = now.plusSeconds(30);
    for (int i = 0; i < 1_000; i++) {
      keysFor("forged" + i);
    }

    assertThat(fetches).isEqualTo(2);
    assertThat(keysFor("first")).isEqualTo(published);
  }

  @Test
  void whoever_comes_while_they_are_fetched_waits_for_the_same_answer() {
    workers = waiting::add;
    var one = keys.keysFor("first");
    var other = keys.keysFor("other");
    assertThat(one).isNotDone();

    waiting.forEach(Runnable::run);

    assertThat(waiting).hasSize(1);
    assertThat(one.join()).isEqualTo(published);
    assertThat(other.join()).isEqualTo(published);
  }

  @Test
  void known_keys_are_good_while_they_are_renewed() {
    keysFor("first");
    now = now.plus(Duration.ofHours(1));
    workers = waiting::add;

    assertThat(keys.keysFor("first")).isCompletedWithValue(published);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void keys_outlive_an_outage_of_a_day_and_no_more() {
    keysFor("first");
    away = true;
    now = now.plus(Duration.ofHours(23));
    assertThat(keysFor("first")).isEqualTo(published);

    now = now.plus(Duration.ofHours(2));
    assertThat(keysFor("first")).isEmpty();
  }

  @Test
  void an_issuer_that_was_away_is_asked_again_after_some_seconds() {
    away = true;
    assertThat(keysFor("first")).isEmpty();
    assertThat(keysFor("first")).isEmpty();
    assertThat(fetches).isOne();

    away = false;
    now = now.plusSeconds(5);
    assertThat(keysFor("first")).isEqualTo(published);
  }

  private List<JsonWebKey> keysFor(String keyId) {
    return keys.keysFor(keyId).join();
  }

  private static JsonWebKey key(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
