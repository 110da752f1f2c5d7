package io.argus.gateway.answer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * Gets rid of a request body that an answer made superfluous. Closing at once would reset the
 * connection and lose the answer; not reading would leave the sender blocked: so it is read and
 * dropped for a while, and a sender that does not stop loses the connection.
 */
public final class UnreadBody {

  private static final long LINGER_MS = 5_000;

  private UnreadBody() {}

  /** Call before the answer's head is written: it also tells the sender to stop. */
  public static void announceAndDiscard(RoutingContext context) {
    if (isExpected(context.request())) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      context.addEndHandler(done -> discard(context));
    }
  }

  /** Call when the answer has ended; does nothing where the body was read to its end. */
  public static void discard(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!isExpected(request)) {
      return;
    }
    Vertx vertx = context.vertx();
    HttpConnection connection = request.connection();
    boolean announced =
        context.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
    long timer = vertx.setTimer(LINGER_MS, expired -> connection.close());
    request.handler(dropped -> {});
    request.endHandler(
        end -> {
          vertx.cancelTimer(timer);
          if (announced) {
            connection.close();
          }
        });
    request.resume();
  }

  /** Streams of HTTP/2 end one by one, without harm to the connection that they share. */
  private static boolean isExpected(HttpServerRequest request) {
    String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    boolean withBody =
        length == null
            ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
            : !length.equals("0");
    return withBody && !request.isEnded() && request.version() != HttpVersion.HTTP_2;
  }
}
