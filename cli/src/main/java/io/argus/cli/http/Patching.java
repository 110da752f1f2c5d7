package io.argus.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** PATCH, which {@link java.net.HttpURLConnection} does not know: only runners send it. */
final class Patching {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Patching() {}

  static Answer send(URI uri, Map<String, String> headers, Body body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    headers.forEach(request::setHeader);
    request.method(
        "PATCH",
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> opened(body)), body.length()));
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
  }

  private static InputStream opened(Body body) {
    try {
      return body.source().open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
