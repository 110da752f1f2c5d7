package io.argus.gateway.routing;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way through. It fails when it grows beyond the limit, which a body
 * without {@code Content-Length} shows only then, and it tells when all of it has passed.
 */
final class CountedBody implements ReadStream<Buffer> {

  private final HttpServerRequest request;
  private final long limit;
  private final Runnable begins;
  private final Runnable passed;
  private @Nullable Handler<Throwable> failed;
  private long seen;

  /**
   * @param begins called before the first byte
   * @param passed called after the last
   */
  CountedBody(HttpServerRequest request, long limit, Runnable begins, Runnable passed) {
    this.request = request;
    this.limit = limit;
    this.begins = begins;
    this.passed = passed;
  }

  boolean exceedsLimit() {
    return seen > limit;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
    request.handler(handler == null ? null : buffer -> pass(buffer, handler));
    return this;
  }

  private void pass(Buffer buffer, Handler<Buffer> handler) {
    if (buffer.length() == 0) {
      return;
    }
    if (seen == 0) {
      begins.run();
    }
    seen += buffer.length();
    if (!exceedsLimit()) {
      handler.handle(buffer);
    } else if (failed != null) {
      failed.handle(new IllegalStateException("body exceeds " + limit + " bytes"));
    }
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
    request.endHandler(
        handler == null
            ? null
            : end -> {
              passed.run();
              handler.handle(null);
            });
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    failed = handler;
    request.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    request.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    request.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    request.fetch(amount);
    return this;
  }
}
