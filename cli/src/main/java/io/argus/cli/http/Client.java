package io.argus.cli.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** One request, bounded in time from the connection to the last byte of the answer. */
public final class Client {

  private static final int LONGEST_CONNECT_MILLIS = 5_000;

  private final Target target;
  private @Nullable HttpClient http;

  public Client(Target target) {
    this.target = target;
  }

  public Target target() {
    return target;
  }

  /** A request to the target, with its token. */
  public HttpRequest.Builder request(String pathAndQuery) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.url() + pathAndQuery));
    request.header("Accept", "application/json");
    request.header("User-Agent", "argus-cli");
    if (target.token() != null) {
      request.header("Authorization", "Bearer " + target.token());
    }
    return request;
  }

  /**
   * @throws IOException with a message for people, when no whole answer comes in time
   */
  public <T> HttpResponse<T> send(
      HttpRequest request, HttpResponse.BodyHandler<T> body, Deadline deadline)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = http().sendAsync(request, body);
    try {
      return answer.get(Math.max(1, deadline.millisLeft()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer in time", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private HttpClient http() {
    if (http == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofMillis(LONGEST_CONNECT_MILLIS));
      if (target.url().startsWith("http:")) {
        builder.sslContext(noTls());
      }
      http = builder.build();
    }
    return http;
  }

  /** Otherwise the client reads all certificates of the machine, which takes longer than we do. */
  private static SSLContext noTls() {
    try {
      SSLContext nobody = SSLContext.getInstance("TLS");
      nobody.init(null, new TrustManager[0], null);
      return nobody;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return "no connection in time";
    }
    if (cause instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof UnresolvedAddressException) {
        return "the name of the server is not known";
      }
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    String message = cause == null ? null : cause.getMessage();
    return message == null ? String.valueOf(cause) : message;
  }
}
