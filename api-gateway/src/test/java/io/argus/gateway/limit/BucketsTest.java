package io.argus.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {

  private final AtomicLong nanos = new AtomicLong(42);
  private final Buckets buckets = new Buckets(3, Duration.ofMinutes(1), nanos::get);

  @Test
  void a_burst_passes_and_then_one_after_another() {
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("ann")).isNull();
    }

    assertThat(buckets.take("ann")).isEqualTo(Duration.ofSeconds(20));
    pass(Duration.ofSeconds(19));
    assertThat(buckets.take("ann")).isBetween(Duration.ofMillis(999), Duration.ofMillis(1_001));
    pass(Duration.ofMillis(1_001));
    assertThat(buckets.take("ann")).isNull();
    assertThat(buckets.take("ann")).isNotNull();
  }

  @Test
  void everybody_has_a_bucket_of_their_own() {
    for (int i = 0; i < 4; i++) {
      buckets.take("ann");
    }

    assertThat(buckets.take("bob")).isNull();
  }

  @Test
  void a_long_silence_fills_it_and_no_more() {
    for (int i = 0; i < 4; i++) {
      buckets.take("ann");
    }
    pass(Duration.ofDays(1));

    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("ann")).isNull();
    }
    assertThat(buckets.take("ann")).isNotNull();
  }

  @Test
  void zero_is_no_limit() {
    Buckets open = new Buckets(0, Duration.ofMinutes(1), nanos::get);

    for (int i = 0; i < 1_000; i++) {
      assertThat(open.take("ann")).isNull();
    }
  }

  @Test
  void a_network_counts_once_whatever_its_addresses() {
    assertThat(ClientAddress.keyOf("2001:db8:1:2::1"))
        .isEqualTo(ClientAddress.keyOf("2001:db8:1:2:ffff::7"))
        .isNotEqualTo(ClientAddress.keyOf("2001:db8:1:3::1"));
    assertThat(ClientAddress.keyOf("192.0.2.1")).isNotEqualTo(ClientAddress.keyOf("192.0.2.2"));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
