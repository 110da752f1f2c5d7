package io.argus.gateway.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The URL that an issuer calls itself, and below which it publishes its keys. */
public record IssuerUrl(URI uri) {

  private static final int LONGEST = 500;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Empty unless it is https without anything that only confuses; http is for trying things out.
   */
  public static Optional<IssuerUrl> of(String text) {
    try {
      URI uri = new URI(text);
      boolean plain =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && !uri.getRawPath().contains("..")
              && text.length() <= LONGEST;
      return plain && isSafe(uri) ? Optional.of(new IssuerUrl(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isSafe(URI uri) {
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
  }

  /** OpenID Connect Discovery 1.0, section 4. */
  public URI discovery() {
    String text = uri.toString();
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create(base + "/.well-known/openid-configuration");
  }

  /** True for addresses of the same server: no others are called because an issuer says so. */
  public boolean isHome(URI other) {
    return uri.getScheme().equals(other.getScheme())
        && uri.getAuthority().equals(other.getAuthority());
  }
}
