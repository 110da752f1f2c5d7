package io.argus.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body that is read as a whole, unless it turns out to be large. */
final class SmallBody {

  private final ReadStream<Buffer> stream;
  private final int limit;
  private final Buffer seen = Buffer.buffer();

  SmallBody(ReadStream<Buffer> stream, int limit) {
    this.stream = stream;
    this.limit = limit;
  }

  /**
   * All of it. A body beyond the limit is paused, and what it held so far may be longer than the
   * limit by one buffer.
   */
  Future<Buffer> read() {
    Promise<Buffer> read = Promise.promise();
    stream.exceptionHandler(read::tryFail);
    stream.endHandler(end -> read.tryComplete(seen));
    stream.handler(
        buffer -> {
          seen.appendBuffer(buffer);
          if (exceedsLimit()) {
            stream.pause();
            read.tryComplete(seen);
          }
        });
    stream.resume();
    return read.future();
  }

  boolean exceedsLimit() {
    return seen.length() > limit;
  }
}
