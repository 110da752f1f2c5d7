package io.argus.analytics.deadletter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One letter with what it holds: untrusted, all of it. */
public record DeadLetterDetail(
    @JsonUnwrapped DeadLetterView letter,
    @Schema(nullable = true) @Nullable String key,
    Map<String, String> headers,
    @Schema(nullable = true, description = "The payload where it is UTF-8, which events are")
        @Nullable String payload,
    @Schema(nullable = true, description = "The payload where it is not")
        @Nullable String payloadBase64,
    @Schema(description = "The payload is longer than what is shown") boolean truncated) {

  /** Enough to see what is wrong; a whole chunk is read by machines only. */
  static final int MOST_BYTES = 64 * 1024;

  static DeadLetterDetail of(DeadLetterView view, StoredLetter letter) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : letter.headers) {
      headers.put(header.key(), header.value() == null ? "" : LetterFacts.text(header.value()));
    }
    byte[] value = letter.value == null ? new byte[0] : letter.value;
    boolean truncated = value.length > MOST_BYTES;
    byte[] shown = truncated ? Arrays.copyOf(value, wholeCharacters(value)) : value;
    String text = utf8(shown);
    return new DeadLetterDetail(
        view,
        letter.key == null ? null : LetterFacts.text(letter.key),
        headers,
        text,
        text == null ? Base64.getEncoder().encodeToString(shown) : null,
        truncated);
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The longest length up to the limit that does not cut a character of UTF-8 in two. */
  private static int wholeCharacters(byte[] value) {
    int end = MOST_BYTES;
    while (end > MOST_BYTES - 4 && (value[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }
}
