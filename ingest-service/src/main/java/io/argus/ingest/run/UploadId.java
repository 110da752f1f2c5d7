package io.argus.ingest.run;

import io.argus.contracts.run.RunMetadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.UUID;

/**
 * Tells uploads apart by what they hold: same run, content, shard, attempt and variant, same
 * upload.
 */
public final class UploadId {

  private UploadId() {}

  /**
   * @param contents {@link io.argus.formats.ContentHash#sha256} of every file, in any order
   * @return a UUID version 8 (RFC 9562, 5.8) made of the first bits of a SHA-256
   */
  public static UUID of(UUID runId, RunMetadata run, Collection<String> contents) {
    return of(runId, run, String.join(",", contents.stream().sorted().toList()));
  }

  /**
   * The upload that a step of a live run is, whatever it holds: {@code start}, {@code cases/7},
   * {@code finish} or {@code abort}.
   */
  public static UUID ofStep(UUID runId, RunMetadata run, String step) {
    return of(runId, run, step);
  }

  private static UUID of(UUID runId, RunMetadata run, String what) {
    MessageDigest sha256 = sha256();
    String text =
        runId + "/" + run.shard() + "/" + run.attempt() + "/" + run.variant() + "/" + what;
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    long high = (digest.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
