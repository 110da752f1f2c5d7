package io.argus.analytics.run;

import java.util.Comparator;
import java.util.UUID;

/**
 * Where an upload stands among those of its run, whenever it came: by attempt, shard, place in a
 * live run, and at last by its id.
 *
 * @param seq -1 for whatever is not a part of a live run with cases
 */
record UploadOrder(int attempt, int shard, int seq, UUID uploadId)
    implements Comparable<UploadOrder> {

  private static final Comparator<UploadOrder> ORDER =
      Comparator.comparingInt(UploadOrder::attempt)
          .thenComparingInt(UploadOrder::shard)
          .thenComparingInt(UploadOrder::seq)
          .thenComparing(UploadOrder::uploadId);

  @Override
  public int compareTo(UploadOrder other) {
    return ORDER.compare(this, other);
  }
}
