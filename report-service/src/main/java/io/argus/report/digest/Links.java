package io.argus.report.digest;

import java.net.URI;

/** Addresses as people outside see them. */
final class Links {

  private Links() {}

  /** What every link begins with, without a slash at its end. */
  static String base(DigestConfig config) {
    return config.publicUrl().replaceFirst("/+$", "");
  }

  /** The host of every link: the right-hand side of message ids. */
  static String host(DigestConfig config) {
    String host = URI.create(base(config)).getHost();
    return host == null ? "localhost" : host.replaceAll("[^A-Za-z0-9.-]", "");
  }
}
