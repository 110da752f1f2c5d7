package io.argus.analytics.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.http.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Which URLs may be called; what their hosts are is looked at with each call. */
final class WebhookUrl {

  static final int LONGEST = 2048;

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int LAST_PORT = 65_535;

  private WebhookUrl() {}

  /**
   * The URL, or empty for null and for empty text.
   *
   * @throws ProblemException 400 that names the member
   */
  static String parse(String name, JsonNode value) {
    String text = value.isNull() ? "" : value.textValue();
    if (text == null || !(text.isEmpty() || isUsable(text))) {
      throw ProblemException.invalid(
          name,
          name
              + " must be an http or https URL of at most "
              + LONGEST
              + " characters with a host, without user, password and fragment, or null. Calls are"
              + " signed with runnerWebhookSecret.");
    }
    return text;
  }

  /** Scheme, host and port. */
  static String withoutPath(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static boolean isUsable(String text) {
    try {
      URI uri = new URI(text);
      return text.length() <= LONGEST
          && uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.getPort() != 0
          && uri.getPort() <= LAST_PORT
          && text.chars().allMatch(c -> c < 0x80);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
