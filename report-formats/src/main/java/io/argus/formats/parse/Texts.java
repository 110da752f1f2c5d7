package io.argus.formats.parse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Text out of reports, made fit to be stored: PostgreSQL refuses U+0000 and lone surrogates. */
public final class Texts {

  private static final char REPLACEMENT = '\uFFFD';
  private static final String CUT = "…";
  private static final int CUT_BYTES = 3;
  private static final int HASH_CHARS = 16;

  private Texts() {}

  /** {@code text} with U+FFFD for what can't be stored; the same object where nothing is. */
  public static String clean(String text) {
    if (isPlain(text)) {
      return text;
    }
    String clean = replaced(text);
    return clean.equals(text) ? text : clean;
  }

  /** True when nothing in {@code text} can need {@link #clean}. */
  public static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < clean.length()
          && Character.isLowSurrogate(clean.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean.toString();
  }

  /** Clean, and null where there is nothing to read. */
  public static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : clean(text);
  }

  /** True when {@code text} takes more than {@code bytes} in UTF-8. */
  public static boolean exceeds(String text, int bytes) {
    return text.length() > bytes
        || (text.length() > bytes / 3 && fitting(text, bytes, false) < text.length());
  }

  /** At most {@code bytes} of UTF-8, cut between code points, ending in an ellipsis when cut. */
  public static String cut(String text, int bytes) {
    return exceeds(text, bytes)
        ? text.substring(0, fitting(text, Math.max(0, bytes - CUT_BYTES), false)) + CUT
        : text;
  }

  /** At most {@code bytes} as a JSON string, cut between code points. */
  public static String cutJson(String text, int bytes) {
    if (jsonBytes(text) <= bytes) {
      return text;
    }
    return bytes < CUT_BYTES ? "" : text.substring(0, fitting(text, bytes - CUT_BYTES, true)) + CUT;
  }

  /** A name of at most {@code bytes}: two long names that differ anywhere stay different. */
  public static String cutName(String name, int bytes) {
    if (!exceeds(name, bytes)) {
      return name;
    }
    String hash = HexFormat.of().formatHex(sha256(name)).substring(0, HASH_CHARS);
    return cut(name, bytes - HASH_CHARS - 1) + "#" + hash;
  }

  /** Bytes as a JSON string in UTF-8, without the quotes. */
  public static int jsonBytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i), true);
    }
    return bytes;
  }

  /** How many chars of {@code text} fit into {@code bytes} without splitting a code point. */
  private static int fitting(String text, int bytes, boolean json) {
    int used = 0;
    for (int i = 0; i < text.length(); i++) {
      used += bytes(text.charAt(i), json);
      if (used > bytes) {
        return i > 0 && Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
      }
    }
    return text.length();
  }

  private static int bytes(char c, boolean json) {
    if (c < 0x80) {
      if (!json || (c >= 0x20 && c != '"' && c != '\\')) {
        return 1;
      }
      return c >= 0x20 || c == '\n' || c == '\r' || c == '\t' ? 2 : 6;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
