package io.argus.ingest.attachment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of a file (RFC 9110, 14): what players of videos ask for.
 *
 * @param last the last byte, not the one behind it
 */
record ByteRange(long first, long last) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What was asked for. */
  sealed interface Asked {

    /** Everything: no range, or one that may be ignored, such as several at once. */
    record All() implements Asked {}

    record Part(ByteRange range) implements Asked {}

    /** A range that begins behind the end. */
    record Nothing() implements Asked {}
  }

  static Asked of(@Nullable String header, long size) {
    Matcher range = ONE.matcher(Optional.ofNullable(header).orElse(""));
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Asked.All();
    }
    if (range.group(1).isEmpty()) {
      long length = Math.min(Long.parseLong(range.group(2)), size);
      return length == 0
          ? new Asked.Nothing()
          : new Asked.Part(new ByteRange(size - length, size - 1));
    }
    long first = Long.parseLong(range.group(1));
    long last =
        range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
    if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
      return new Asked.All();
    }
    return first >= size ? new Asked.Nothing() : new Asked.Part(new ByteRange(first, last));
  }

  long length() {
    return last - first + 1;
  }

  /** The value of {@code Content-Range}. */
  String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
