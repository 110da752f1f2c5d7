package io.argus.analytics.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureSignatureTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "expected 3 but was 14 | expected # but was #",
        "order 6ba7b814-9dad-11d1-80b4-00c04fd430c8 not found | order <id> not found",
        "at 0x7ffee4 in deadbeefcafe01 | at <hex> in <hex>",
        "no route to worker-17.eu-west-1.internal | no route to <host>",
        "timed out after 30000ms | timed out after #ms",
      })
  void leaves_out_what_differs_from_run_to_run(String line, String normalised) {
    assertThat(FailureSignature.normalise(line)).isEqualTo(normalised);
  }

  @Test
  void is_the_same_for_the_same_failure_at_another_time_and_line() {
    Failure monday =
        new Failure(
            "expected 3 but was 14\nsee log 1",
            "AssertionError",
            "AssertionError: x\n\tat org.junit.Assert.fail(Assert.java:1)\n\tat shop.CartTest.total(CartTest.java:31)");
    Failure tuesday =
        new Failure(
            "expected 8 but was 0\nsee log 2",
            "AssertionError",
            "AssertionError: y\n\tat org.junit.Assert.fail(Assert.java:9)\n\tat shop.CartTest.total(CartTest.java:77)");

    assertThat(of(monday)).isEqualTo(of(tuesday));
  }

  @Test
  void differs_by_frame_but_groups_by_message() {
    Failure total =
        new Failure("refused", "IOException", "\tat shop.CartTest.total(CartTest.java:1)");
    Failure tax = new Failure("refused", "IOException", "\tat shop.CartTest.tax(CartTest.java:2)");

    assertThat(of(total).fingerprint()).isNotEqualTo(of(tax).fingerprint());
    assertThat(of(total).messageKey()).isEqualTo(of(tax).messageKey());
  }

  @Test
  void differs_by_type() {
    assertThat(of(new Failure("x", "A", null)).messageKey())
        .isNotEqualTo(of(new Failure("x", "B", null)).messageKey());
  }

  @Test
  void takes_a_failure_that_says_nothing() {
    assertThat(of(new Failure(null, null, null))).isNotNull();
  }

  private static FailureSignature of(Failure failure) {
    return FailureSignature.of(failure, "shop.CartTest", "total");
  }
}
