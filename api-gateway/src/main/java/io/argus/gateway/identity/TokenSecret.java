package io.argus.gateway.identity;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A new token: 256 random bits behind a prefix by which people and scanners for leaked secrets
 * recognise it.
 */
public record TokenSecret(String value) {

  static final String PREFIX = "argus_";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  public static TokenSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** True for what may be a token of ours; nothing else is looked up. */
  static boolean looksLikeOne(String token) {
    return token.startsWith(PREFIX);
  }

  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Without the secret: it may end in a log. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
