package io.argus.report.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Answers as soon as an upload is stored. While it waits it holds no thread and no connection. */
@ApplicationScoped
class AppliedUploads {

  static final int MAX_WAIT_SECONDS = 10;

  private final Waiters waiters;
  private final ManagedExecutor workers;

  AppliedUploads(Waiters waiters, ManagedExecutor workers) {
    this.waiters = waiters;
    this.workers = workers;
  }

  /**
   * What {@code now} says when the upload is stored, or when the time is over.
   *
   * @param seconds 0 = at once
   * @param isFinal true = there is nothing to wait for
   * @param now looks it up; called at most twice
   */
  <T> CompletionStage<T> answer(UUID uploadId, int seconds, Predicate<T> isFinal, Supplier<T> now) {
    Optional<CompletableFuture<Boolean>> waiter =
        seconds == 0 ? Optional.empty() : waiters.register(uploadId);
    return waiter.isEmpty()
        ? CompletableFuture.completedFuture(now.get())
        : inTime(waiter.get().completeOnTimeout(false, seconds, TimeUnit.SECONDS), isFinal, now);
  }

  private <T> CompletionStage<T> inTime(
      CompletableFuture<Boolean> waiter, Predicate<T> isFinal, Supplier<T> now) {
    T first = now.get(); // after registering: what is stored later wakes
    if (isFinal.test(first)) {
      waiter.complete(true);
      return CompletableFuture.completedFuture(first);
    }
    return workers.copy(waiter).thenApplyAsync(woken -> woken ? now.get() : first);
  }
}
