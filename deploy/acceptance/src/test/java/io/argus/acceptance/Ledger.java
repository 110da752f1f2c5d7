package io.argus.acceptance;

import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What was posted and what was answered. For many threads. */
final class Ledger {

  private final Map<String, PlannedRun> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> unacknowledged = new ConcurrentLinkedQueue<>();
  private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();

  /** Every post of the run has been answered 202. */
  void acknowledged(String runId, PlannedRun run) {
    if (acknowledged.put(runId, run) != null) {
      throw new IllegalStateException("two runs have the id " + runId);
    }
  }

  /** A post that was refused for good, or for too long. */
  void unacknowledged(String what) {
    unacknowledged.add(what);
  }

  /** One answer to one try: a status, or what happened to the connection. */
  void answered(String what) {
    answers.computeIfAbsent(what, any -> new LongAdder()).increment();
  }

  /** The runs that must be there, by their public id. */
  Map<String, PlannedRun> runs() {
    return Map.copyOf(acknowledged);
  }

  Collection<String> unacknowledged() {
    return unacknowledged;
  }

  long posts() {
    return answers.getOrDefault("202", new LongAdder()).sum();
  }

  @Override
  public String toString() {
    return "%d runs acknowledged, answers %s".formatted(acknowledged.size(), answers);
  }
}
