package io.argus.cli.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the server.
 *
 * @param path below the server's address, with its query
 * @param body null = a request that carries none
 */
public record Request(
    String method, String path, Map<String, String> headers, @Nullable Body body) {

  public Request {
    headers = Map.copyOf(headers);
  }

  public static Request get(String path) {
    return new Request("GET", path, Map.of(), null);
  }

  public static Request post(String path, Body body) {
    return new Request("POST", path, Map.of(), body);
  }

  /** The same with one header more, or with another value for it. */
  public Request with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(method, path, more, body);
  }
}
