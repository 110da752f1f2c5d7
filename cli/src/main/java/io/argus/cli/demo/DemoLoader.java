package io.argus.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.argus.cli.http.Orders;
import io.argus.cli.http.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Posts a history, suite beside suite, each from its oldest run on. Doing it again changes nothing.
 */
public final class DemoLoader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final String RUNS = "/api/ingest/runs";

  private final Supplier<Orders> orders;
  private final IntConsumer percent;
  private final AtomicInteger posted = new AtomicInteger();

  /**
   * @param orders each is used by one thread
   * @param percent told after every run
   */
  public DemoLoader(Supplier<Orders> orders, IntConsumer percent) {
    this.orders = orders;
    this.percent = percent;
  }

  /**
   * What was loaded.
   *
   * @param applied false when the last runs are acknowledged and not stored yet
   */
  public record Loaded(int runs, int results, boolean applied) {}

  public Loaded load(DemoHistory history) throws Unanswered, InterruptedException {
    List<List<DemoRun>> suites = history.suites();
    int runs = suites.stream().mapToInt(List::size).sum();
    ExecutorService threads = Executors.newFixedThreadPool(suites.size());
    try {
      List<Future<Boolean>> suitesPosted = new ArrayList<>();
      for (List<DemoRun> suite : suites) {
        Callable<Boolean> posting = () -> post(suite, runs);
        suitesPosted.add(threads.submit(posting));
      }
      boolean applied = true;
      for (Future<Boolean> suite : suitesPosted) {
        applied &= ended(suite);
      }
      int results = suites.stream().flatMap(List::stream).mapToInt(run -> run.cases().size()).sum();
      return new Loaded(runs, results, applied);
    } finally {
      threads.shutdownNow();
    }
  }

  /** True when the suite's last run is stored, and so are those before. */
  private boolean post(List<DemoRun> suite, int all) throws Unanswered {
    Orders order = orders.get();
    boolean applied = false;
    for (int i = 0; i < suite.size(); i++) {
      boolean last = i == suite.size() - 1;
      JsonNode document = JSON.valueToTree(suite.get(i).document());
      JsonNode answer = order.send("POST", last ? RUNS + "?wait=10" : RUNS, document);
      applied = answer.path("applied").asBoolean();
      percent.accept(posted.incrementAndGet() * 100 / all);
    }
    return applied;
  }

  private static boolean ended(Future<Boolean> suite) throws Unanswered, InterruptedException {
    try {
      return suite.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Unanswered unanswered) {
        throw unanswered;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
