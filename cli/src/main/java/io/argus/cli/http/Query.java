package io.argus.cli.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path with parameters, those without a value left out. */
public final class Query {

  private final StringBuilder text;
  private boolean first = true;

  public Query(String path) {
    this.text = new StringBuilder(path);
  }

  public Query with(String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      text.append(first ? '?' : '&').append(name).append('=').append(encoded(value.toString()));
      first = false;
    }
    return this;
  }

  /** One segment of a path. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
