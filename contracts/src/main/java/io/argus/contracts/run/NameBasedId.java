package io.argus.contracts.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUID version 5 (RFC 9562, 5.5): SHA-1 over a namespace and a name. */
final class NameBasedId {

  private NameBasedId() {}

  /** Parts are joined by U+0000, which no stored text contains; null counts as empty. */
  static UUID of(UUID namespace, @Nullable String... parts) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .flip());
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        sha1.update((byte) 0);
      }
      String part = parts[i];
      if (part != null) {
        sha1.update(part.getBytes(StandardCharsets.UTF_8));
      }
    }
    ByteBuffer digest = ByteBuffer.wrap(sha1.digest());
    long high = (digest.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
