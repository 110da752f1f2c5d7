package io.argus.report.upload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Who waits for which upload. A waiter is gone as soon as its future is completed, by whom ever.
 */
final class Waiters {

  private final int capacity;
  private final Map<UUID, List<CompletableFuture<Boolean>>> byUpload = new HashMap<>();
  private int count;

  Waiters(int capacity) {
    this.capacity = capacity;
  }

  /**
   * A future that {@link #wake} completes with true, and that somebody has to complete in the end;
   * empty when too many wait already.
   */
  synchronized Optional<CompletableFuture<Boolean>> register(UUID uploadId) {
    if (count >= capacity) {
      return Optional.empty();
    }
    count++;
    CompletableFuture<Boolean> waiter = new CompletableFuture<>();
    byUpload.computeIfAbsent(uploadId, id -> new ArrayList<>(1)).add(waiter);
    CompletableFuture<Boolean> unused =
        waiter.whenComplete((applied, failure) -> remove(uploadId, waiter));
    return Optional.of(waiter);
  }

  void wake(UUID uploadId) {
    waitingFor(uploadId).forEach(waiter -> waiter.complete(true));
  }

  synchronized Set<UUID> awaited() {
    return Set.copyOf(byUpload.keySet());
  }

  private synchronized List<CompletableFuture<Boolean>> waitingFor(UUID uploadId) {
    return List.copyOf(byUpload.getOrDefault(uploadId, List.of()));
  }

  private synchronized void remove(UUID uploadId, CompletableFuture<Boolean> waiter) {
    count--;
    byUpload.computeIfPresent(
        uploadId,
        (id, waiters) -> {
          waiters.removeIf(other -> other == waiter);
          return waiters.isEmpty() ? null : waiters;
        });
  }
}
