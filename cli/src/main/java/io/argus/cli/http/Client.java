package io.argus.cli.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request, bounded in time from the connection to the last byte of the answer; sent once, no
 * redirection is followed.
 *
 * <p>By {@link HttpURLConnection}: its first request takes a seventh of the time that {@code
 * java.net.http} needs, and it leaves no thread behind that an ending JVM waits for (0.3 s).
 */
public final class Client {

  private static final int LONGEST_CONNECT_MILLIS = 5_000;
  private static final int OK = 200;
  private static final long LONG = 1024 * 1024;

  private final Target target;

  public Client(Target target) {
    this.target = target;
  }

  public Target target() {
    return target;
  }

  /**
   * @throws IOException with a message for people, when no whole answer comes in time
   */
  public Answer send(Request request, Deadline deadline) throws IOException, InterruptedException {
    return send(request, null, deadline);
  }

  /**
   * The body of an answer with status 200 goes to a file, that of any other into the answer.
   *
   * @param file holds anything after a failure
   * @throws IOException with a message for people, when no whole answer comes in time
   */
  public Answer save(Request request, Path file, Deadline deadline)
      throws IOException, InterruptedException {
    return send(request, file, deadline);
  }

  private Answer send(Request request, @Nullable Path file, Deadline deadline)
      throws IOException, InterruptedException {
    URI uri = URI.create(target.url() + request.path());
    if (request.method().equals("PATCH")) {
      return within(
          deadline, () -> Patching.send(uri, headers(request), bodyOf(request)), () -> {});
    }
    HttpURLConnection connection = opened(uri, request);
    return within(
        deadline,
        () -> exchange(connection, request, file),
        () -> inBackground(connection::disconnect));
  }

  /** Neither of the JDK's clients bounds a whole exchange. */
  private static Answer within(Deadline deadline, Callable<Answer> exchange, Runnable abandon)
      throws IOException, InterruptedException {
    FutureTask<Answer> task = new FutureTask<>(exchange);
    inBackground(task);
    try {
      return task.get(Math.max(1, deadline.millisLeft()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer in time", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e.getCause());
    } finally {
      if (!task.isDone()) {
        task.cancel(true);
        abandon.run();
      }
    }
  }

  /** Closing a connection waits for who reads from it, so that is for another thread, too. */
  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "http");
    thread.setDaemon(true);
    thread.start();
  }

  private HttpURLConnection opened(URI uri, Request request) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(LONGEST_CONNECT_MILLIS);
    connection.setRequestMethod(request.method());
    headers(request).forEach(connection::setRequestProperty);
    return connection;
  }

  private Map<String, String> headers(Request request) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "argus-cli");
    if (target.token() != null) {
      headers.put("Authorization", "Bearer " + target.token());
    }
    headers.putAll(request.headers());
    return headers;
  }

  private static Body bodyOf(Request request) {
    return request.body() == null ? Body.none() : request.body();
  }

  private static Answer exchange(HttpURLConnection connection, Request request, @Nullable Path file)
      throws IOException {
    if (!request.method().equals("GET")) {
      // Of a fixed length even where there is none: such a request is never sent a second time.
      Body body = bodyOf(request);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length());
      if (body.length() > LONG) {
        connection.setRequestProperty("Expect", "100-continue");
      }
      try (OutputStream out = connection.getOutputStream();
          InputStream in = body.source().open()) {
        in.transferTo(out);
      } catch (ProtocolException e) {
        return refusedByItsHead(connection, e);
      }
    }
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("this is no HTTP server");
    }
    InputStream content = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (content == null) {
      // What a 401 says is dropped by the JDK when the request had a body.
      return new Answer(status, connection.getHeaderFields(), "");
    }
    OutputStream to =
        status == OK && file != null ? Files.newOutputStream(file) : new ByteArrayOutputStream();
    try (content;
        to) {
      // The JDK takes a body that is shorter than was announced for a whole one.
      if (content.transferTo(to) < connection.getContentLengthLong()) {
        throw new IOException("the answer was cut off");
      }
    }
    String body = to instanceof ByteArrayOutputStream text ? text.toString(UTF_8) : "";
    return new Answer(status, connection.getHeaderFields(), body);
  }

  /** Of such an answer the JDK tells the status alone; asking it for more sends all again. */
  private static Answer refusedByItsHead(HttpURLConnection connection, ProtocolException refused)
      throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      throw refused;
    }
    return new Answer(status, Map.of(), "");
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause instanceof SocketTimeoutException) {
      return "no connection in time"; // only connecting has a limit of its own
    }
    if (cause instanceof UnknownHostException) {
      return "the name of the server is not known";
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    String message = cause == null ? null : cause.getMessage();
    return message == null ? String.valueOf(cause) : message;
  }
}
