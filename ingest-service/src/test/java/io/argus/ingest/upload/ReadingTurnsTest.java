package io.argus.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.ingest.publish.PublishFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTurnsTest {

  private static final long SMALL = ReadingTurns.SMALL_BYTES;
  private static final long LARGE = ReadingTurns.SMALL_BYTES + 1;

  private final ReadingTurns turns = new ReadingTurns();
  private final ExecutorService posts = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    posts.shutdownNow();
  }

  @Test
  void large_uploads_are_read_one_after_the_other() {
    CountDownLatch first = new CountDownLatch(1);
    CompletableFuture<String> one = begin(LARGE, () -> await(first));
    CompletableFuture<String> other = post(100 * LARGE, () -> "other");
    Awaitility.await().until(() -> turns.waiting() == 1);

    assertThat(other).isNotDone();
    first.countDown();

    assertThat(one.join()).isEqualTo("read");
    assertThat(other.join()).isEqualTo("other");
  }

  @Test
  void small_uploads_wait_for_no_large_one() throws IOException {
    CountDownLatch large = new CountDownLatch(1);
    CompletableFuture<String> one = begin(LARGE, () -> await(large));

    assertThat(turns.inTurn(SMALL, () -> "small")).isEqualTo("small");

    large.countDown();
    assertThat(one.join()).isEqualTo("read");
  }

  @Test
  void so_many_small_ones_are_read_together() {
    CountDownLatch all = new CountDownLatch(1);
    for (long bytes = 0; bytes < ReadingTurns.SMALL_TOGETHER; bytes += SMALL) {
      begin(SMALL, () -> await(all));
    }
    CompletableFuture<String> more = post(1, () -> "more");
    Awaitility.await().until(() -> turns.waiting() == 1);

    assertThat(more).isNotDone();
    all.countDown();

    assertThat(more.join()).isEqualTo("more");
  }

  @Test
  void a_turn_ends_with_an_error_too() throws IOException {
    assertThatThrownBy(
            () ->
                turns.inTurn(
                    LARGE,
                    () -> {
                      throw new IOException("broken");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(turns.inTurn(LARGE, () -> "next")).isEqualTo("next");
  }

  @Test
  void while_kafka_is_away_nobody_waits_for_the_tries_of_others() throws IOException {
    PublishFailed away = new PublishFailed(new IOException("away"));
    CountDownLatch first = new CountDownLatch(1);
    CompletableFuture<String> one =
        begin(
            LARGE,
            () -> {
              await(first);
              throw away;
            });
    CompletableFuture<String> second = post(LARGE, () -> "never");
    CompletableFuture<String> third = post(LARGE, () -> "never");
    Awaitility.await().until(() -> turns.waiting() == 2);

    first.countDown();

    assertThatThrownBy(one::join).hasRootCause(away.getCause());
    assertThatThrownBy(second::join).hasCause(away);
    assertThatThrownBy(third::join).hasCause(away);
    assertThat(turns.inTurn(LARGE, () -> "next")).isEqualTo("next");
  }

  /** Returns when it is read. */
  private CompletableFuture<String> begin(long bytes, ReadingTurns.Reading<String> reading) {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<String> post =
        post(
            bytes,
            () -> {
              begun.countDown();
              return reading.read();
            });
    await(begun);
    return post;
  }

  private CompletableFuture<String> post(long bytes, ReadingTurns.Reading<String> reading) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return turns.inTurn(bytes, reading);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        posts);
  }

  private static String await(CountDownLatch latch) {
    try {
      latch.await();
      return "read";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
