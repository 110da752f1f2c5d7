package io.argus.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells files apart by what they hold: the same bytes count once, whatever they are called.
 *
 * @param sha256 in hex
 * @param bytes that the file holds
 */
public record ContentHash(String sha256, long bytes) {

  /** Of what the stream holds; closes it. */
  public static ContentHash of(InputStream content) throws IOException {
    MessageDigest sha256 = sha256Digest();
    try (DigestInputStream in = new DigestInputStream(content, sha256)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      return new ContentHash(HexFormat.of().formatHex(sha256.digest()), bytes);
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
