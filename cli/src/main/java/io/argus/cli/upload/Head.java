package io.argus.cli.upload;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent beside a body, kept as lines {@code name: value}.
 *
 * @param server where it belongs; never anywhere else
 * @param path with its parameters; the token is not among them
 * @param key the Idempotency-Key
 * @param contentType of the body
 * @param encoding of the body; null = plain
 */
record Head(String server, String path, String key, String contentType, @Nullable String encoding) {

  Head withPath(String other) {
    return new Head(server, other, key, contentType, encoding);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "server", server);
    line(text, "path", path);
    line(text, "key", key);
    line(text, "type", contentType);
    line(text, "encoding", encoding);
    return text.toString();
  }

  /**
   * @throws IOException when it is none of ours
   */
  static Head parse(String text) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        lines.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    String server = lines.get("server");
    String path = lines.get("path");
    String key = lines.get("key");
    String type = lines.get("type");
    if (server == null || path == null || key == null || type == null) {
      throw new IOException("no upload of ours");
    }
    return new Head(server, path, key, type, lines.get("encoding"));
  }

  private static void line(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(name).append(": ").append(value).append('\n');
    }
  }
}
