package io.argus.report.failure;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what runs failed with, signature by signature, and keeps those that reach furthest. A
 * database needs three times as long for it: it would make a row of each case of each run.
 */
final class Reaches {

  private final int most;
  private final PriorityQueue<Reach> furthest =
      new PriorityQueue<>(Reach.FURTHEST_FIRST.reversed());
  private @Nullable Open open;
  private long total;

  /**
   * @param most so many are kept
   */
  private Reaches(int most) {
    this.most = most;
  }

  /**
   * What one run failed with, or a part of it.
   *
   * @param part 0 = the first of this run and signature
   */
  record Part(int projectId, long signature, Instant startedAt, int part, long[] caseIds) {}

  /**
   * @param parts those of a project and signature one after the other
   * @param most so many are kept
   */
  static Reaches of(Iterator<Part> parts, int most) {
    Reaches reaches = new Reaches(most);
    parts.forEachRemaining(reaches::add);
    reaches.close();
    return reaches;
  }

  /** All that there were. */
  long total() {
    return total;
  }

  /** Without the first so many. */
  List<Reach> from(int offset) {
    return furthest.stream().sorted(Reach.FURTHEST_FIRST).skip(offset).toList();
  }

  private void add(Part part) {
    if (open == null || !open.takes(part)) {
      close();
      open = new Open(part);
    }
    open.add(part);
  }

  private void close() {
    if (open == null) {
      return;
    }
    total++;
    furthest.add(open.reach());
    if (furthest.size() > most) {
      furthest.remove();
    }
  }

  private static final class Open {

    private final int projectId;
    private final long signature;
    private final DistinctIds cases = new DistinctIds();
    private long runs;
    private Instant first;
    private Instant last;

    Open(Part part) {
      this.projectId = part.projectId();
      this.signature = part.signature();
      this.first = part.startedAt();
      this.last = part.startedAt();
    }

    boolean takes(Part part) {
      return part.projectId() == projectId && part.signature() == signature;
    }

    void add(Part part) {
      runs += part.part() == 0 ? 1 : 0;
      first = part.startedAt().isBefore(first) ? part.startedAt() : first;
      last = part.startedAt().isAfter(last) ? part.startedAt() : last;
      for (long id : part.caseIds()) {
        cases.add(id);
      }
    }

    Reach reach() {
      return new Reach(projectId, signature, cases.count(), runs, first, last);
    }
  }
}
