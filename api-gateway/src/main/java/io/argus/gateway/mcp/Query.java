package io.argus.gateway.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** A path with its query, piece by piece; what is not said is left out. */
final class Query {

  private final StringBuilder text;
  private char separator = '?';

  Query(String path) {
    text = new StringBuilder(path);
  }

  Query with(String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      text.append(separator).append(name).append('=');
      text.append(URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20"));
      separator = '&';
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
