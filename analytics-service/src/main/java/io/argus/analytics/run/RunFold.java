package io.argus.analytics.run;

import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import io.argus.contracts.run.Trigger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run as the set of its uploads makes it; in which order they came never matters.
 *
 * @param startedAt the earliest of the uploads
 * @param finishedAt the latest end of those that say how long they took; null = none does
 * @param metadata per field the last one said, in order of (attempt, shard, uploadId)
 * @param errors per shard those of the highest attempt: a rerun takes its predecessor's place
 * @param summedUp what uploads without cases sum up
 * @param shards the shards seen, ascending; empty = not sharded
 */
record RunFold(
    Instant startedAt,
    @Nullable Instant finishedAt,
    RunMetadata metadata,
    List<RunError> errors,
    List<Integer> shards,
    RunCounts summedUp) {

  private static final Comparator<UploadFacts> ORDER =
      Comparator.comparingInt(UploadFacts::attempt)
          .thenComparingInt(UploadFacts::shard)
          .thenComparing(UploadFacts::uploadId);

  /**
   * @param uploads at least one, in any order
   */
  static RunFold of(Collection<UploadFacts> uploads) {
    List<UploadFacts> ordered = uploads.stream().sorted(ORDER).toList();
    Instant startedAt = ordered.stream().map(UploadFacts::startedAt).min(Instant::compareTo).get();
    Set<Integer> shards =
        ordered.stream()
            .map(UploadFacts::shard)
            .filter(shard -> shard > 0)
            .collect(Collectors.toCollection(TreeSet::new));
    return new RunFold(
        startedAt,
        finishedAt(ordered),
        metadata(ordered),
        errors(ordered),
        List.copyOf(shards),
        summedUp(ordered));
  }

  /** Wall time from the first start to the last end; null = no upload says how long it took. */
  @Nullable Long durationMs() {
    return finishedAt == null ? null : finishedAt.toEpochMilli() - startedAt.toEpochMilli();
  }

  /** The counts of a run with these cases: sums without cases count only where there are none. */
  RunCounts counts(RunCounts cases) {
    return cases.total() > 0 ? cases : summedUp;
  }

  /**
   * Where the run stands.
   *
   * @param counts as {@link #counts} gives them
   */
  RunStatus status(RunCounts counts) {
    if (metadata.shardTotal() > shards.size()) {
      return RunStatus.RUNNING;
    }
    boolean red = counts.failed() + counts.errored() > 0 || !errors.isEmpty();
    return red ? RunStatus.FAIL : RunStatus.PASS;
  }

  private static RunCounts summedUp(List<UploadFacts> uploads) {
    return uploads.stream()
        .filter(upload -> !upload.hasCases())
        .map(UploadFacts::counts)
        .reduce(RunCounts.NONE, RunCounts::plus);
  }

  private static @Nullable Instant finishedAt(List<UploadFacts> uploads) {
    return uploads.stream()
        .filter(upload -> upload.durationMs() != null)
        .map(upload -> upload.startedAt().plusMillis(Objects.requireNonNull(upload.durationMs())))
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static List<RunError> errors(List<UploadFacts> ordered) {
    Map<Integer, Integer> lastAttempt = new HashMap<>();
    ordered.forEach(upload -> lastAttempt.merge(upload.shard(), upload.attempt(), Math::max));
    return ordered.stream()
        .filter(upload -> lastAttempt.getOrDefault(upload.shard(), 0) == upload.attempt())
        .flatMap(upload -> upload.errors().stream())
        .distinct()
        .toList();
  }

  private static RunMetadata metadata(List<UploadFacts> ordered) {
    UploadFacts last = ordered.get(ordered.size() - 1);
    return new RunMetadata(
        last.metadata().project(),
        last.metadata().suiteId(),
        lastSaid(ordered, RunMetadata::runKey),
        lastSaid(ordered, RunMetadata::variant),
        lastSaid(ordered, RunMetadata::branch),
        lastSaid(ordered, RunMetadata::commit),
        RunFold.<Trigger>lastSaid(ordered, RunMetadata::trigger),
        lastSaid(ordered, RunMetadata::environment),
        lastSaid(ordered, RunMetadata::browser),
        lastSaid(ordered, RunMetadata::configHash),
        null,
        lastSaid(ordered, RunMetadata::buildUrl),
        lastSaid(ordered, RunMetadata::ciProvider),
        0,
        ordered.stream().mapToInt(upload -> upload.metadata().shardTotal()).max().orElse(0),
        last.attempt());
  }

  private static <T> @Nullable T lastSaid(
      List<UploadFacts> ordered, Function<RunMetadata, @Nullable T> field) {
    T said = null;
    for (UploadFacts upload : ordered) {
      T value = field.apply(upload.metadata());
      said = value == null ? said : value;
    }
    return said;
  }
}
