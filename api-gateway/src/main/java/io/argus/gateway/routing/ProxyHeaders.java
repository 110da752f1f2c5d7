package io.argus.gateway.routing;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;

/**
 * Which headers pass. To a service: none that belongs to the connection, none that speaks of
 * identity or origin in the gateway's place. Back: none that belongs to the connection.
 */
final class ProxyHeaders {

  private static final List<String> OF_THE_CONNECTION =
      List.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade",
          "http2-settings");

  /** {@code Expect} is answered by the gateway, cookies are between it and the browser. */
  private static final List<String> FOR_THE_GATEWAY =
      List.of("authorization", "cookie", "expect", "forwarded", "x-real-ip");

  private static final List<String> GATEWAY_SAYS = List.of("x-forwarded-", "x-argus-");

  private ProxyHeaders() {}

  /** Who asked whom, as the gateway saw it. */
  record Hop(String client, String scheme, String host, String token) {}

  static void prepareRequest(MultiMap headers, Hop hop) {
    dropConnectionHeaders(headers);
    FOR_THE_GATEWAY.forEach(headers::remove);
    for (String name : List.copyOf(headers.names())) {
      String lowerCase = name.toLowerCase(Locale.ROOT);
      if (GATEWAY_SAYS.stream().anyMatch(lowerCase::startsWith)) {
        headers.remove(name);
      }
    }
    headers.set("Authorization", "Bearer " + hop.token());
    headers.set("X-Forwarded-For", hop.client());
    headers.set("X-Forwarded-Proto", hop.scheme());
    headers.set("X-Forwarded-Host", hop.host());
  }

  static void prepareResponse(MultiMap headers, Origin origin) {
    dropConnectionHeaders(headers);
    String location = headers.get("location");
    if (location != null) {
      headers.set("location", origin.withoutOrigin(location));
    }
  }

  /** RFC 9110, 7.6.1: also those that {@code Connection} names. */
  private static void dropConnectionHeaders(MultiMap headers) {
    for (String value : headers.getAll("connection")) {
      for (String named : value.split(",", -1)) {
        String name = named.strip().toLowerCase(Locale.ROOT);
        if (!name.equals("content-length") && !name.equals("transfer-encoding")) {
          headers.remove(name);
        }
      }
    }
    OF_THE_CONNECTION.forEach(headers::remove);
  }
}
