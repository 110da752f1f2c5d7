package io.argus.analytics.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all uploads of a run say of it together: a function of the set of them, so that neither
 * their order nor their repetition matters. Each new upload is folded into it; its size does not
 * grow with their number. Stored as JSON beside the run.
 *
 * @param startedAt the earliest of the uploads and starts; null = only later parts of a live run
 *     are here
 * @param heardFrom the earliest receipt of such parts; null = none
 * @param finishedAt the latest end of whole uploads; null = none says how long it took
 * @param finished the ends of a live run; null = none is here
 * @param aborted the same when it was given up; counts only where nothing was finished
 * @param heardAt when the last upload was received
 * @param parts per shard (0 = not sharded) its highest attempt and how far that has come
 * @param shardTotal how many shards are expected; 0 = unknown
 * @param said per field what the last one said
 * @param errors what was red and no case, of the highest attempt of each shard
 * @param uploads how many there are
 * @param hasCases false while no upload has had a case
 * @param summedUp what uploads without cases sum up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record RunFold(
    @Nullable Instant startedAt,
    @Nullable Instant heardFrom,
    @Nullable Instant finishedAt,
    @Nullable End finished,
    @Nullable End aborted,
    Instant heardAt,
    SortedMap<Integer, Part> parts,
    int shardTotal,
    Voices said,
    RunErrors errors,
    int uploads,
    boolean hasCases,
    RunCounts summedUp) {

  /**
   * One shard of the run.
   *
   * @param attempt the highest seen
   * @param live null = not live
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Part(int attempt, @Nullable LiveState live) {

    /** An attempt replaces the one before it, with all that was said of it. */
    Part with(Part other) {
      if (attempt != other.attempt) {
        return attempt > other.attempt ? this : other;
      }
      return new Part(attempt, latest(live, other.live));
    }

    private static @Nullable LiveState latest(@Nullable LiveState a, @Nullable LiveState b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return a.compareTo(b) > 0 ? a : b;
    }
  }

  /**
   * How a live run ended.
   *
   * @param longestMs the longest duration that was said; null = none was
   * @param heardAt when the last end that said none was received; null = all did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record End(@Nullable Long longestMs, @Nullable Instant heardAt) {

    static @Nullable End of(Upload upload, LiveState state) {
      if (upload.live() != state) {
        return null;
      }
      return new End(upload.durationMs(), upload.durationMs() == null ? upload.receivedAt() : null);
    }

    static @Nullable End latest(@Nullable End a, @Nullable End b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return new End(later(a.longestMs, b.longestMs), later(a.heardAt, b.heardAt));
    }

    @Nullable Instant after(Instant start) {
      return later(heardAt, longestMs == null ? null : start.plusMillis(longestMs));
    }
  }

  static RunFold of(Upload upload) {
    boolean later = upload.live() != null && upload.live() != LiveState.STARTED;
    boolean summed = !upload.hasCases() && upload.live() == null;
    return new RunFold(
        later ? null : upload.startedAt(),
        later ? upload.startedAt() : null,
        endOf(upload),
        End.of(upload, LiveState.FINISHED),
        End.of(upload, LiveState.ABORTED),
        upload.receivedAt(),
        new TreeMap<>(
            java.util.Map.of(
                upload.run().shard(), new Part(upload.run().attempt(), upload.live()))),
        upload.run().shardTotal(),
        Voices.of(upload),
        RunErrors.of(upload),
        1,
        upload.hasCases(),
        summed ? upload.counts() : RunCounts.NONE);
  }

  /** Both together; to be called with uploads that are in neither twice. */
  RunFold with(RunFold other) {
    SortedMap<Integer, Part> both = new TreeMap<>(parts);
    other.parts.forEach((shard, part) -> both.merge(shard, part, Part::with));
    return new RunFold(
        earlier(startedAt, other.startedAt),
        earlier(heardFrom, other.heardFrom),
        later(finishedAt, other.finishedAt),
        End.latest(finished, other.finished),
        End.latest(aborted, other.aborted),
        heardAt.isAfter(other.heardAt) ? heardAt : other.heardAt,
        both,
        Math.max(shardTotal, other.shardTotal),
        said.with(other.said),
        errors.with(other.errors, both),
        uploads + other.uploads,
        hasCases || other.hasCases,
        summedUp.plus(other.summedUp));
  }

  /** When the run began; until its start is known, when the first of it was received. */
  Instant start() {
    if (startedAt != null) {
      return startedAt;
    }
    return heardFrom == null ? heardAt : heardFrom;
  }

  /** The latest end that an upload says or implies; null = none does. */
  @Nullable Instant end() {
    End end = finished == null ? aborted : finished;
    return later(finishedAt, end == null ? null : end.after(start()));
  }

  /** Wall time from the first start to the last end; null = no upload says how long it took. */
  @Nullable Long durationMs() {
    Instant end = end();
    return end == null ? null : Math.max(0, end.toEpochMilli() - start().toEpochMilli());
  }

  /** The counts of a run with these cases: sums without cases count only where there are none. */
  RunCounts counts(RunCounts cases) {
    return hasCases ? cases : summedUp;
  }

  /** The shards seen, ascending; empty = not sharded. */
  List<Integer> shards() {
    return parts.keySet().stream().filter(shard -> shard > 0).toList();
  }

  /** The highest attempt of any shard. */
  int attempt() {
    return parts.values().stream().mapToInt(Part::attempt).max().orElse(1);
  }

  /**
   * Where the run stands.
   *
   * @param counts as {@link #counts} gives them
   */
  RunStatus status(RunCounts counts) {
    boolean goesOn =
        parts.values().stream().anyMatch(part -> part.live() != null && !part.live().isOver());
    if (goesOn || shardTotal > shards().size()) {
      return RunStatus.RUNNING;
    }
    if (parts.values().stream().anyMatch(part -> part.live() == LiveState.ABORTED)) {
      return RunStatus.ABORTED;
    }
    boolean red = counts.failed() + counts.errored() > 0 || !errors.isEmpty();
    return red ? RunStatus.FAIL : RunStatus.PASS;
  }

  private static @Nullable Instant endOf(Upload upload) {
    return upload.live() == null && upload.durationMs() != null
        ? upload.startedAt().plusMillis(upload.durationMs())
        : null;
  }

  private static <T extends Comparable<T>> @Nullable T earlier(@Nullable T a, @Nullable T b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static <T extends Comparable<T>> @Nullable T later(@Nullable T a, @Nullable T b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }
}
