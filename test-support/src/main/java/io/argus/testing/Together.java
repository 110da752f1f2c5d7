package io.argus.testing;

import java.util.ArrayList;
import java.util.Arrays;
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
  @SafeVarargs
  public static <T> List<T> at(Callable<T>... acts) throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(acts.length);
    ExecutorService threads = Executors.newFixedThreadPool(acts.length);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> done :
          threads.invokeAll(
              Arrays.stream(acts).<Callable<T>>map(act -> after(start, act)).toList())) {
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
