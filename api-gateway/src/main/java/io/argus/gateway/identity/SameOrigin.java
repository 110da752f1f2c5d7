package io.argus.gateway.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page of this product made a request, as only browsers can say: pages can neither set
 * nor change these headers.
 */
final class SameOrigin {

  private SameOrigin() {}

  /**
   * @param fetchSite {@code Sec-Fetch-Site}, which browsers send to trustworthy addresses
   * @param origin {@code Origin}, which they send with every request that changes something
   * @param own scheme, host and port that the request came to
   */
  static boolean holds(@Nullable String fetchSite, @Nullable String origin, String own) {
    return fetchSite != null
        ? fetchSite.equals("same-origin")
        : origin != null && origin.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT));
  }
}
