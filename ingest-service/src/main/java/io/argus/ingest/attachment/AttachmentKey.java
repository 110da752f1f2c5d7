package io.argus.ingest.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an attachment but its bytes, and the name of its object, which says all of
 * it: nothing else has to be kept, and the same attachment always has the same name.
 *
 * @param caseId null = of the run itself
 * @param name as {@link AttachmentName} has made it
 */
record AttachmentKey(
    String project,
    UUID runId,
    @Nullable UUID caseId,
    String sha256,
    String name,
    ContentKind kind) {

  static final String FOLDER = "attachments/";
  static final String URL = "/api/";

  private static final String RUN = "run";
  private static final String UUID_TEXT = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern KEY =
      Pattern.compile(
          "attachments/([a-z0-9][a-z0-9._-]{0,99})/("
              + UUID_TEXT
              + ")/(run|"
              + UUID_TEXT
              + ")/([0-9a-f]{64})-([A-Za-z0-9_-]+)\\.([a-z0-9]{1,5})");

  /** Where all attachments of a run lie. */
  static String folder(String project, UUID runId) {
    return FOLDER + project + "/" + runId + "/";
  }

  /** The name of the object. */
  String key() {
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(name.getBytes(StandardCharsets.UTF_8));
    return folder(project, runId)
        + (caseId == null ? RUN : caseId)
        + "/"
        + sha256
        + "-"
        + encoded
        + "."
        + kind.extension();
  }

  /** Where it is served. */
  String url() {
    return URL + key();
  }

  /** Empty when it is not the name of an attachment. */
  static Optional<AttachmentKey> parse(String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    UUID runId = UUID.fromString(parts.group(2));
    UUID caseId = parts.group(3).equals(RUN) ? null : UUID.fromString(parts.group(3));
    return ContentKind.ofExtension(parts.group(6))
        .flatMap(
            kind ->
                name(parts.group(5))
                    .map(
                        name ->
                            new AttachmentKey(
                                parts.group(1), runId, caseId, parts.group(4), name, kind)))
        .filter(parsed -> parsed.key().equals(key));
  }

  private static Optional<String> name(String encoded) {
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
