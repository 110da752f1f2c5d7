package io.argus.gateway.routing;

import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** Where a service listens. */
record Origin(String host, int port, boolean tls) {

  /**
   * @throws IllegalArgumentException unless it is {@code http(s)://host[:port]}
   */
  static Origin of(URI url) {
    boolean tls = "https".equals(url.getScheme());
    boolean bare = url.getRawPath() == null || url.getRawPath().matches("/?");
    if (!(tls || "http".equals(url.getScheme())) || url.getHost() == null || !bare) {
      throw new IllegalArgumentException(
          "The address of a service must look like http://host:port, and not like " + url);
    }
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    return new Origin(url.getHost(), port, tls);
  }

  RequestOptions request() {
    return new RequestOptions().setHost(host).setPort(port).setSsl(tls);
  }

  /** Drops this origin from a {@code Location}, so that a redirect leads through the gateway. */
  String withoutOrigin(String location) {
    String prefix = (tls ? "https://" : "http://") + host + ":" + port;
    return location.startsWith(prefix + "/") ? location.substring(prefix.length()) : location;
  }
}
