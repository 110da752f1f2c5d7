package io.argus.report.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitersTest {

  private final Waiters waiters = new Waiters(2);
  private final UUID upload = UUID.randomUUID();

  @Test
  void everybody_who_waits_for_the_upload_is_woken_and_nobody_else() {
    CompletableFuture<Boolean> one = waiters.register(upload).orElseThrow();
    CompletableFuture<Boolean> other = waiters.register(UUID.randomUUID()).orElseThrow();

    waiters.wake(upload);

    assertThat(one).isCompletedWithValue(true);
    assertThat(other).isNotDone();
  }

  @Test
  void one_too_many_is_turned_away_until_another_leaves() {
    CompletableFuture<Boolean> one = waiters.register(upload).orElseThrow();
    waiters.register(upload).orElseThrow();
    assertThat(waiters.register(upload)).isEmpty();

    one.complete(false);

    assertThat(waiters.register(upload)).isPresent();
  }

  @Test
  void who_has_left_is_awaited_no_more() {
    CompletableFuture<Boolean> waiter = waiters.register(upload).orElseThrow();
    assertThat(waiters.awaited()).containsExactly(upload);

    waiter.complete(false);

    assertThat(waiters.awaited()).isEmpty();
  }

  @Test
  void waking_when_nobody_waits_changes_nothing() {
    waiters.wake(upload);

    assertThat(waiters.register(upload).orElseThrow()).isNotDone();
  }
}
