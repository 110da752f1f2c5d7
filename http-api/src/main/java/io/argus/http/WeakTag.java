package io.argus.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tells one content of an answer from another. Weak, because the content stays the same when it is
 * compressed on its way (RFC 9110, 8.8.3).
 *
 * @param text as it stands in the header {@code ETag}
 */
public record WeakTag(String text) {

  /** 128 bits: two contents of one address never share them. */
  private static final int BYTES = 16;

  public static WeakTag of(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      byte[] head = Arrays.copyOf(hash, BYTES);
      return new WeakTag(
          "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(head) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * True when the caller has this content.
   *
   * @param ifNoneMatch the header: tags, weak or not, or a star
   */
  public boolean isIn(@Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(text.substring(2)));
  }
}
