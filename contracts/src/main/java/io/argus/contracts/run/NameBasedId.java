package io.argus.contracts.run;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * UUID version 5 (RFC 9562, 5.5): SHA-1 over a namespace and a name of parts. Parts are joined by
 * U+0000, which no stored text contains; null counts as empty. For one thread; may be used again.
 */
final class NameBasedId {

  private static final int SHA1_BYTES = 20;

  private final MessageDigest sha1;
  private final byte[] digest = new byte[SHA1_BYTES];
  private final int prefix;
  private byte[] name = new byte[256];
  private int length;
  private @Nullable String[] last = {};
  private int[] ends = {};

  /**
   * @param first parts that all ids begin with
   */
  NameBasedId(UUID namespace, @Nullable String... first) {
    try {
      this.sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
    appendBigEndian(namespace.getMostSignificantBits());
    appendBigEndian(namespace.getLeastSignificantBits());
    for (int i = 0; i < first.length; i++) {
      if (i > 0) {
        separate();
      }
      append(first[i]);
    }
    this.prefix = length;
  }

  /** The id of the first parts and these. */
  UUID of(@Nullable String... parts) {
    length = prefix;
    int same = reuse(parts);
    for (int i = same; i < parts.length; i++) {
      separate();
      append(parts[i]);
      last[i] = parts[i];
      ends[i] = length;
    }
    try {
      sha1.update(name, 0, length);
      sha1.digest(digest, 0, SHA1_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-1 has 20 bytes", e);
    }
    long high = (bigEndian(0) & 0xffff_ffff_ffff_0fffL) | 0x5000L;
    long low = (bigEndian(8) & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** How many parts are the same objects as before; their bytes are there already. */
  @SuppressWarnings("ReferenceEquality")
  private int reuse(@Nullable String... parts) {
    int same = 0;
    while (same < last.length && same < parts.length && parts[same] == last[same]) {
      length = ends[same++];
    }
    if (last.length != parts.length) {
      last = Arrays.copyOf(last, parts.length);
      ends = Arrays.copyOf(ends, parts.length);
    }
    return same;
  }

  private void separate() {
    reserve(1);
    name[length++] = 0;
  }

  private void append(@Nullable String part) {
    if (part == null) {
      return;
    }
    // A copy, but made by the processor's own instructions; a loop over chars costs twice it.
    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, name, length, utf8.length);
    length += utf8.length;
  }

  private void appendBigEndian(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      name[length++] = (byte) (value >>> shift);
    }
  }

  private long bigEndian(int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = value << 8 | (digest[i] & 0xff);
    }
    return value;
  }

  private void reserve(int more) {
    if (length + more > name.length) {
      name = Arrays.copyOf(name, Math.max(length + more, 2 * name.length));
    }
  }
}
