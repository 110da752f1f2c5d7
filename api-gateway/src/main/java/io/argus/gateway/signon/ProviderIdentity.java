package io.argus.gateway.signon;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who the provider says that somebody is.
 *
 * @param email in lower case; empty when it does not say
 * @param name one line
 */
record ProviderIdentity(String email, boolean emailVerified, String name) {

  private static final int LONGEST_NAME = 200;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\\p{Cntrl}<>\"]{1,200}@[^\\s@\\p{Cntrl}<>\"]{1,250}");

  /**
   * @param verified claim {@code email_verified}: a boolean, or a text from some providers
   */
  static ProviderIdentity of(
      @Nullable String email, @Nullable Object verified, @Nullable String name) {
    String address = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    return new ProviderIdentity(
        address,
        ADDRESS.matcher(address).matches() && "true".equals(String.valueOf(verified)),
        oneLine(name == null || name.isBlank() ? address : name));
  }

  private static String oneLine(String name) {
    String line = name.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
  }
}
