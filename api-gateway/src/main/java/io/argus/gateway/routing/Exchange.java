package io.argus.gateway.routing;

import io.argus.gateway.answer.ProblemWriter;
import io.argus.gateway.answer.RequestId;
import io.argus.gateway.answer.UnreadBody;
import io.argus.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request and its answer on their way through the gateway. */
final class Exchange implements ProxyInterceptor, OriginRequestProvider {

  private static final Logger LOG = Logger.getLogger(Exchange.class);

  private static final ProxyOptions NO_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);

  private static final int ACCEPTED = 202;

  /** No Content, Not Modified. */
  private static final Set<Integer> EMPTY = Set.of(204, 304);

  private static final int UNAUTHORIZED = 401;

  /** An answer about thousands of files; a longer one goes out without a verdict. */
  private static final int MAX_ANSWER_TO_WAIT_WITH = 1 << 20;

  /**
   * @param uri where to, as {@link RequestTarget} let it through
   * @param token says who is calling
   * @param waitSeconds how long the answer may wait for the verdict on its upload, 0 = not at all
   */
  record Order(Service service, String uri, String token, int waitSeconds) {}

  private final RoutingContext context;
  private final Order order;
  private final Upstreams upstreams;
  private final BodyLimit limit;
  private final ProblemWriter problems;
  private final UploadVerdict verdict;
  private final Origin origin;
  private final CountedBody body;
  private @Nullable HttpClientRequest sent;

  Exchange(
      RoutingContext context,
      Order order,
      Upstreams upstreams,
      BodyLimit limit,
      ProblemWriter problems,
      UploadVerdict verdict) {
    this.context = context;
    this.order = order;
    this.upstreams = upstreams;
    this.limit = limit;
    this.problems = problems;
    this.verdict = verdict;
    this.origin = upstreams.originOf(order.service());
    this.body =
        new CountedBody(context.request(), limit.bytes(), this::sendInChunks, this::awaitAnswer);
  }

  void start() {
    context.addEndHandler(done -> stopUpload());
    HttpProxy.reverseProxy(NO_WEB_SOCKETS, upstreams.client())
        .origin(this)
        .addInterceptor(this)
        .handle(context.request());
  }

  @Override
  public Future<HttpClientRequest> create(ProxyContext proxy) {
    return upstreams.client().request(origin.request()).compose(this::connected);
  }

  private Future<HttpClientRequest> connected(HttpClientRequest request) {
    request.exceptionHandler(failure -> LOG.debugf(failure, "%s broke off", order.service()));
    if (context.response().closed()) {
      request.reset();
      return Future.failedFuture("the client left before its request was sent on");
    }
    sent = request;
    if (context.request().headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
      context.response().writeContinue();
    }
    return Future.succeededFuture(request);
  }

  /** HTTP/2 announces neither length nor chunks; HTTP/1.1 wants one of them. */
  private void sendInChunks() {
    if (sent != null && !sent.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      sent.setChunked(true);
    }
  }

  private void awaitAnswer() {
    if (sent != null) {
      sent.idleTimeout(upstreams.answerTimeout().toMillis());
    }
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
    ProxyRequest request = proxy.request();
    request.setURI(order.uri());
    ProxyHeaders.prepareRequest(request.headers(), hop());
    if (order.waitSeconds() > 0) {
      request.headers().remove(HttpHeaders.ACCEPT_ENCODING); // the answer is read here
    }
    request.setBody(Body.body(body, request.getBody().length()));
    return proxy.sendRequest().map(this::believed).otherwise(failure -> failed(proxy, failure));
  }

  private ProxyHeaders.Hop hop() {
    HttpServerRequest request = context.request();
    String client = request.remoteAddress().hostAddress();
    String host = String.valueOf(request.authority());
    return new ProxyHeaders.Hop(client, request.scheme(), host, order.token());
  }

  private ProxyResponse believed(ProxyResponse response) {
    return response.getStatusCode() == UNAUTHORIZED
        ? answer(response.release(), UpstreamTrouble.tokenRefused(order.service()))
        : response;
  }

  private ProxyResponse failed(ProxyContext proxy, Throwable failure) {
    ProxyResponse response = proxy.request().release().response();
    if (body.exceedsLimit()) {
      return answer(response, limit.problem(), null);
    }
    UpstreamTrouble trouble = UpstreamTrouble.of(order.service(), failure);
    // HTTP/1.1, which the services speak, knows no reset: it is the gateway's, as the caller left.
    return failure instanceof StreamResetException
        ? answer(response, trouble.problem(), trouble.retryAfter())
        : answer(response, trouble);
  }

  private ProxyResponse answer(ProxyResponse response, UpstreamTrouble trouble) {
    if (!context.response().closed()) {
      LOG.warnf("%s %s: %s", context.request().method(), order.uri(), trouble.problem().detail());
    }
    return answer(response, trouble.problem(), trouble.retryAfter());
  }

  private ProxyResponse answer(
      ProxyResponse response, Problem problem, @Nullable Duration retryAfter) {
    UnreadBody.announceAndDiscard(context);
    if (retryAfter != null) {
      response.putHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
    }
    return response
        .setStatusCode(problem.status())
        .setStatusMessage(null)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .setBody(Body.body(problems.document(problem)));
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext proxy) {
    ProxyResponse response = proxy.response();
    ProxyHeaders.prepareResponse(response.headers(), origin);
    response.headers().remove(RequestId.HEADER);
    boolean empty = EMPTY.contains(response.getStatusCode());
    if (empty || response.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
      context.response().headers().remove(HttpHeaders.CONTENT_ENCODING); // "identity", by Quarkus
    }
    if (empty) {
      return sendHead(response);
    }
    return order.waitSeconds() > 0 && response.getStatusCode() == ACCEPTED
        ? sendWithVerdict(proxy)
        : send(proxy);
  }

  private Future<Void> sendWithVerdict(ProxyContext proxy) {
    ProxyResponse response = proxy.response();
    SmallBody answer = new SmallBody(response.getBody().stream(), MAX_ANSWER_TO_WAIT_WITH);
    return answer
        .read()
        .compose(
            text ->
                answer.exceedsLimit()
                    ? sendOn(response, text)
                    : verdict.addTo(text, context, order).compose(all -> replace(proxy, all)),
            failure -> {
              answer(response, UpstreamTrouble.of(order.service(), failure));
              return proxy.sendResponse();
            });
  }

  private static Future<Void> replace(ProxyContext proxy, Buffer whole) {
    proxy.response().headers().remove(HttpHeaders.TRANSFER_ENCODING);
    proxy.response().setBody(Body.body(whole));
    return proxy.sendResponse();
  }

  private Future<Void> send(ProxyContext proxy) {
    ProxyResponse response = proxy.response();
    boolean old = context.request().version() == HttpVersion.HTTP_1_0;
    return old && response.getBody().length() < 0
        ? sendOn(response, Buffer.buffer())
        : proxy.sendResponse();
  }

  /** These have no body, and announce none: there are clients that would wait for it. */
  private Future<Void> sendHead(ProxyResponse response) {
    HttpServerResponse out = context.response().setStatusCode(response.getStatusCode());
    out.headers().addAll(response.headers()).remove(HttpHeaders.TRANSFER_ENCODING);
    response.release();
    return out.end();
  }

  /** Sends an answer on by hand. HTTP/1.0 knows no chunks: there the connection ends the body. */
  private Future<Void> sendOn(ProxyResponse response, Buffer beginning) {
    HttpServerResponse out = context.response().setStatusCode(response.getStatusCode());
    out.headers().addAll(response.headers()).remove(HttpHeaders.TRANSFER_ENCODING);
    boolean open = !out.headers().contains(HttpHeaders.CONTENT_LENGTH);
    boolean untilClosed = open && context.request().version() == HttpVersion.HTTP_1_0;
    if (untilClosed) {
      out.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    } else if (open) {
      out.setChunked(true);
    }
    out.write(beginning);
    return response.getBody().stream()
        .pipe()
        .endOnFailure(false)
        .to(out)
        .onFailure(broken -> out.reset())
        .onComplete(
            done -> {
              if (untilClosed) {
                context.request().connection().close();
              }
            });
  }

  /** The answer came before the end of the body: nobody needs the rest. */
  private void stopUpload() {
    if (!context.request().isEnded() && sent != null) {
      sent.reset();
      UnreadBody.discard(context);
    }
  }
}
