package io.argus.ingest.attachment;

import java.nio.charset.StandardCharsets;

/** The header that tells a browser whether to show a file, and what to call it (RFC 6266). */
final class ContentDisposition {

  /** RFC 5987 attr-char, beside letters and digits. */
  private static final String PLAIN = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  static String of(AttachmentKey attachment) {
    String name = attachment.name();
    return (attachment.kind().isShown() ? "inline" : "attachment")
        + "; filename=\""
        + ascii(name)
        + "\"; filename*=UTF-8''"
        + encoded(name);
  }

  /** For whoever does not read the other one. */
  private static String ascii(String name) {
    StringBuilder ascii = new StringBuilder();
    name.codePoints()
        .map(c -> c < 0x20 || c > 0x7e || c == '"' || c == '\\' || c == '%' ? '_' : c)
        .forEach(ascii::appendCodePoint);
    return ascii.toString();
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c < 0x80
              && ((c >= '0' && c <= '9')
                  || (c >= 'a' && c <= 'z')
                  || (c >= 'A' && c <= 'Z')
                  || PLAIN.indexOf(c) >= 0);
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append(String.format("%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}
