package io.argus.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same moment, as several callers do. */
public final class Together {

  private Together() {}

  /** The results, in the order of what was done. */
  public static <T> List<T> at(List<Callable<T>> acts) throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(acts.size());
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> done :
          threads.invokeAll(acts.stream().map(act -> after(start, act)).toList())) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Callable<T> after(CyclicBarrier start, Callable<T> act) {
    return () -> {
      start.await();
      return act.call();
    };
  }
}
