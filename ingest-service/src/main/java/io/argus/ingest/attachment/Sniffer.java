package io.argus.ingest.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.Tika;

/** Tells from the first bytes what a file is; its name and what its poster says do not count. */
final class Sniffer {

  private final Tika tika = new Tika();

  /** Reads the beginning of the stream, and closes it. */
  ContentKind kindOf(InputStream content) throws IOException {
    try (InputStream in = new BufferedInputStream(content)) {
      return ContentKind.ofMediaType(alias(tika.detect(in)));
    }
  }

  /** Scripts, logs and the like are text; what is marked up is not, it may do something. */
  private static String alias(String detected) {
    return switch (detected) {
      case "application/mp4", "video/x-m4v" -> "video/mp4";
      case "application/x-matroska", "video/x-matroska" -> "video/webm";
      case "text/html", "text/xml" -> detected;
      default -> detected.startsWith("text/") ? "text/plain" : detected;
    };
  }
}
