package io.argus.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells files apart by what they hold: the same bytes count once, whatever they are called. */
public final class ContentHash {

  private ContentHash() {}

  /** SHA-256 of what the stream holds, in hex; closes it. */
  public static String of(InputStream content) throws IOException {
    MessageDigest sha256 = sha256();
    try (DigestInputStream in = new DigestInputStream(content, sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
