package io.argus.ingest.attachment;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an attachment may be served as. Everything else is {@link #OTHER}, which no browser shows:
 * HTML, SVG and XML among it, because they can hold scripts.
 */
enum ContentKind {
  PNG("png", "image/png", true),
  JPEG("jpg", "image/jpeg", true),
  GIF("gif", "image/gif", true),
  WEBP("webp", "image/webp", true),
  MP4("mp4", "video/mp4", true),
  WEBM("webm", "video/webm", true),
  TEXT("txt", "text/plain", true),
  JSON("json", "application/json", false),
  PDF("pdf", "application/pdf", false),
  ZIP("zip", "application/zip", false),
  GZIP("gz", "application/gzip", false),
  OTHER("bin", "application/octet-stream", false);

  private final String extension;
  private final String mediaType;
  private final boolean shown;

  ContentKind(String extension, String mediaType, boolean shown) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.shown = shown;
  }

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  /** False = only ever downloaded. */
  boolean isShown() {
    return shown;
  }

  static Optional<ContentKind> ofExtension(String extension) {
    return Arrays.stream(values()).filter(kind -> kind.extension.equals(extension)).findFirst();
  }

  static ContentKind ofMediaType(String mediaType) {
    return Arrays.stream(values())
        .filter(kind -> kind.mediaType.equals(mediaType))
        .findFirst()
        .orElse(OTHER);
  }
}
