package io.argus.formats.load;

import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.Timestamps;
import java.time.Instant;

/** A stretch of time in ms since 1970, as wide as what was added. */
public final class Span {

  private double first = Double.POSITIVE_INFINITY;
  private double last = Double.NEGATIVE_INFINITY;

  /** NaN says nothing. */
  public void add(double start, double end) {
    if (start <= end) {
      first = Math.min(first, start);
      last = Math.max(last, end);
    }
  }

  public void add(Span other) {
    add(other.first, other.last);
  }

  /** NaN = it has no length. */
  public double seconds() {
    return last > first ? (last - first) / 1000 : Double.NaN;
  }

  /** Tells when the run began and how long it took, where that is known. */
  public void report(RecordSink sink) {
    Instant start = Timestamps.ofEpochMillis(first);
    if (start != null) {
      sink.startedAt(start);
      sink.durationMs(Math.round(last - first));
    }
  }
}
