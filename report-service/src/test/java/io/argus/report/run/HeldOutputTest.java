package io.argus.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class HeldOutputTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Semaphore places = new Semaphore(1);

  @Test
  void holds_a_small_answer_until_it_is_whole() throws IOException {
    try (HeldOutput output = new HeldOutput(sent, places)) {
      output.write('{');
      output.write(new byte[HeldOutput.LIMIT - 1]);
      output.flush();
      assertThat(sent.size()).isZero();
      assertThat(places.availablePermits()).isOne();

      assertThat(output.whole())
          .hasValueSatisfying(all -> assertThat(all).hasSize(HeldOutput.LIMIT));
    }
  }

  @Test
  void streams_a_large_answer_in_a_place_of_its_own() throws IOException {
    try (HeldOutput output = new HeldOutput(sent, places)) {
      output.write(new byte[HeldOutput.LIMIT]);
      output.write(1);

      assertThat(sent.size()).isEqualTo(HeldOutput.LIMIT + 1);
      assertThat(places.availablePermits()).isZero();
      assertThat(output.whole()).isEmpty();
    }
    assertThat(places.availablePermits()).isOne();
  }

  @Test
  void refuses_a_large_answer_without_a_place_and_sends_nothing() throws IOException {
    places.drainPermits();
    try (HeldOutput output = new HeldOutput(sent, places)) {
      output.write(new byte[HeldOutput.LIMIT]);

      assertThatThrownBy(() -> output.write(1))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));
    }
    assertThat(sent.size()).isZero();
    assertThat(places.availablePermits()).isZero();
  }
}
