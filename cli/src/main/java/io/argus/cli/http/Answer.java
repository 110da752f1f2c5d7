package io.argus.cli.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server has answered.
 *
 * @param headers by name, as sent
 * @param body as text; empty where there is none, and where it was saved as a file
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The first value of a header; null where it was not sent. */
  public @Nullable String header(String name) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      // The status line has no name.
      if (name.equalsIgnoreCase(header.getKey()) && !header.getValue().isEmpty()) {
        return header.getValue().get(0);
      }
    }
    return null;
  }
}
