package io.argus.analytics.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.argus.contracts.run.RunError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was red and no case, upload by upload in their order. A rerun takes its predecessor's place:
 * per shard only the errors of its highest attempt count.
 */
record RunErrors(@JsonValue List<OfUpload> uploads) {

  /** The errors of one upload; never none. */
  record OfUpload(UploadOrder order, List<RunError> errors) {}

  /** Most uploads of a shard whose errors are kept: the first ones in their order. */
  static final int MOST_UPLOADS = 100;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  RunErrors {
    uploads = List.copyOf(uploads);
  }

  static RunErrors of(Upload upload) {
    return new RunErrors(
        upload.errors().isEmpty()
            ? List.of()
            : List.of(new OfUpload(upload.order(), upload.errors())));
  }

  /**
   * @param parts the highest attempt of each shard, of both together
   */
  RunErrors with(RunErrors other, Map<Integer, RunFold.Part> parts) {
    Map<Integer, Integer> kept = new HashMap<>();
    List<OfUpload> both = new ArrayList<>();
    Stream.concat(uploads.stream(), other.uploads.stream())
        .sorted(Comparator.comparing(OfUpload::order))
        .filter(one -> isLatest(one.order(), parts))
        .filter(one -> kept.merge(one.order().shard(), 1, Integer::sum) <= MOST_UPLOADS)
        .forEach(both::add);
    return new RunErrors(both);
  }

  boolean isEmpty() {
    return uploads.isEmpty();
  }

  /** All of them, each once. */
  List<RunError> all() {
    return uploads.stream().flatMap(one -> one.errors().stream()).distinct().toList();
  }

  private static boolean isLatest(UploadOrder order, Map<Integer, RunFold.Part> parts) {
    RunFold.Part part = parts.get(order.shard());
    return part == null || part.attempt() == order.attempt();
  }
}
