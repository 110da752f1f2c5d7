package io.argus.analytics.failure;

import io.argus.contracts.run.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes failures look alike, whatever numbers, ids and hosts their texts carry.
 *
 * @param fingerprint of exception type, normalised first line of the message, and the test's frame
 *     in the stack trace without its line number
 * @param messageKey the same without the frame: equal for different cases that fail the same way
 */
record FailureSignature(long fingerprint, long messageKey) {

  /** A first line longer than this says nothing more about what failed. */
  private static final int LONGEST_LINE = 512;

  private static final Pattern UUID =
      Pattern.compile("\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{4,}\\b");
  private static final Pattern HEX = Pattern.compile("\\b(?:0x[0-9a-fA-F]+|[0-9a-fA-F]{12,})\\b");
  private static final Pattern HOST =
      Pattern.compile("\\b[a-zA-Z][a-zA-Z0-9-]{0,62}-\\d+(?:\\.[a-zA-Z0-9-]++)*+");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  static FailureSignature of(Failure failure, @Nullable String className, String caseName) {
    String message = orEmpty(failure.message());
    String key = orEmpty(failure.type()) + '\n' + normalise(firstLine(message));
    String frame = cut(TestFrame.in(orEmpty(failure.stackTrace()), className, caseName));
    return new FailureSignature(hash(key + '\n' + normalise(frame)), hash(key));
  }

  /** The text without what differs from run to run; at most {@link #LONGEST_LINE} characters. */
  static String normalise(String line) {
    String text = UUID.matcher(line).replaceAll("<id>");
    text = HEX.matcher(text).replaceAll("<hex>");
    text = HOST.matcher(text).replaceAll("<host>");
    return DIGITS.matcher(text).replaceAll("#").strip();
  }

  private static String firstLine(String text) {
    String stripped = text.stripLeading();
    int end = stripped.indexOf('\n');
    return cut(end < 0 ? stripped : stripped.substring(0, end));
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The first 64 bits of SHA-256 over the text. */
  static long hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
