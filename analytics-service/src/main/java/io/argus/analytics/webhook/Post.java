package io.argus.analytics.webhook;

import io.argus.http.PublicAddress;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * One attempt to call a webhook. The name is looked up once, and the very address that was checked
 * is connected to: a name server that answers differently the second time gains nothing. Redirects
 * are not followed; of the answer only the status counts.
 */
final class Post implements AutoCloseable {

  static final String EVENT = "execution.requested";

  private final HttpClient http;
  private final WebhookConfig config;
  private final Names names;

  Post(Vertx vertx, WebhookConfig config, Names names) {
    this.config = config;
    this.names = names;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(CallJob.MOST)
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS));
  }

  /** Where names are looked up. */
  interface Names {
    InetAddress[] addressesOf(String host) throws UnknownHostException;
  }

  Outcome send(DueCall call, String url) throws InterruptedException {
    URI uri = URI.create(url);
    try {
      InetAddress[] addresses = names.addressesOf(uri.getHost());
      for (InetAddress address : addresses) {
        if (!config.allowPrivateAddresses() && !PublicAddress.is(address)) {
          return new Outcome.Refused(
              "The host of the webhook has a private address; an administrator of the installation"
                  + " may allow these with ARGUS_ALLOW_PRIVATE_ADDRESSES=true.");
        }
      }
      int status = send(call, uri, addresses[0]);
      return status / 100 == 2
          ? new Outcome.Delivered()
          : new Outcome.Failed("The receiver answered " + status + ".");
    } catch (UnknownHostException e) {
      return new Outcome.Failed("The host of the webhook is not known.");
    } catch (ConnectException | TimeoutException e) {
      return new Outcome.Failed("The receiver does not answer.");
    } catch (SSLException e) {
      return new Outcome.Failed("There is no TLS connection that can be trusted.");
    } catch (IOException e) {
      return new Outcome.Failed("The connection broke before there was an answer.");
    }
  }

  private int send(DueCall call, URI uri, InetAddress address)
      throws IOException, TimeoutException, InterruptedException {
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            // Without its name, so that nothing can look it up again.
            .setServer(
                SocketAddress.inetSocketAddress(
                    new InetSocketAddress(InetAddress.getByAddress(address.getAddress()), port)))
            .setHost(uri.getHost())
            .setPort(port)
            .setSsl(tls)
            .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
            .setFollowRedirects(false)
            .setHeaders(headers(call));
    Future<HttpClientRequest> connected = http.request(options);
    HttpClientRequest request;
    try {
      request = await(connected, config.connectTimeout().multipliedBy(2));
    } catch (TimeoutException e) {
      connected.onSuccess(HttpClientRequest::reset);
      throw e;
    }
    try {
      // The rest of the answer is not waited for.
      return await(request.send(Buffer.buffer(call.body())), config.answerTimeout()).statusCode();
    } finally {
      request.connection().close();
    }
  }

  private static MultiMap headers(DueCall call) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Content-Type", "application/json")
            .add("User-Agent", "Argus")
            .add("X-Argus-Event", EVENT)
            .add("X-Argus-Delivery", call.executionId().toString());
    return call.secret() == null
        ? headers
        : headers.add("X-Argus-Signature", Signature.of(call.body(), call.secret()));
  }

  private static <T> T await(Future<T> future, Duration most)
      throws IOException, TimeoutException, InterruptedException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException trouble ? trouble : new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
