package io.argus.ingest.imports;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.ingest.objects.BucketObject;
import io.argus.ingest.objects.Buckets;
import io.argus.ingest.project.Poster;
import io.argus.ingest.publish.PublishFailed;
import io.argus.ingest.spool.BodyProblems;
import io.argus.ingest.spool.BodyReader;
import io.argus.ingest.spool.ReceivedBody;
import io.argus.ingest.upload.Sender;
import io.argus.ingest.upload.UploadAccepted;
import io.argus.ingest.upload.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one object of a bucket as if it had been posted. */
@ApplicationScoped
class BucketReader {

  static final String MANIFEST = ".sha256";

  private static final int HASH_LENGTH = 64;
  private static final int RUN_KEY_LENGTH = 32;

  /** What the same bytes would get again. */
  private static final Set<Integer> FOR_GOOD =
      Set.of(ProblemType.TOO_LARGE.status(), ProblemType.UNPROCESSABLE.status());

  private final Buckets buckets;
  private final BodyReader bodies;
  private final Uploads uploads;
  private final DoneObjects done;

  @Inject
  BucketReader(Buckets buckets, BodyReader bodies, Uploads uploads, DoneObjects done) {
    this.buckets = buckets;
    this.bodies = bodies;
    this.uploads = uploads;
    this.done = done;
  }

  /**
   * @param manifest stands beside the object and holds its SHA-256; null = there is none
   * @throws PublishFailed when Kafka takes nothing at all
   */
  ImportView.Result read(
      ImportSource source, BucketObject object, @Nullable BucketObject manifest, Poster poster) {
    String bucket = source.bucket();
    try {
      UploadAccepted accepted = post(source, object, manifest, poster);
      if (!accepted.recorded()) {
        String why = String.join(" ", accepted.warnings());
        done.refused(bucket, object, why);
        return ImportView.Result.not(ImportView.Outcome.REFUSED, object.key(), why);
      }
      done.imported(bucket, object);
      return new ImportView.Result(
          object.key(), ImportView.Outcome.IMPORTED, accepted.runId(), accepted.uploadId(), null);
    } catch (ProblemException e) {
      return not(bucket, object, e);
    } catch (IOException e) {
      return not(bucket, object, BodyProblems.of(e));
    }
  }

  private ImportView.Result not(String bucket, BucketObject object, ProblemException e) {
    String why = String.valueOf(e.problem().detail());
    boolean forGood =
        FOR_GOOD.contains(e.problem().status())
            || e.problem().type().equals(ProblemType.UNREADABLE_REPORT.uri());
    if (forGood) {
      try {
        done.refused(bucket, object, why);
      } catch (IOException unexpected) {
        throw new IllegalStateException("bytes in memory can be read", unexpected);
      }
    }
    return ImportView.Result.not(
        forGood ? ImportView.Outcome.REFUSED : ImportView.Outcome.FAILED, object.key(), why);
  }

  private UploadAccepted post(
      ImportSource source, BucketObject object, @Nullable BucketObject manifest, Poster poster)
      throws IOException {
    MessageDigest sha256 = sha256();
    try (InputStream bytes = buckets.open(source.bucket(), object);
        ReceivedBody body = bodies.read(new DigestInputStream(bytes, sha256), null, null)) {
      if (manifest != null) {
        check(HexFormat.of().formatHex(sha256.digest()), source.bucket(), manifest);
      }
      String runKey = "s3-" + DoneObjects.id(source.bucket(), object).substring(0, RUN_KEY_LENGTH);
      return uploads.accept(body, source.said(), new Sender(poster, object.modifiedAt(), runKey));
    }
  }

  /** The first word of a manifest, as sha256sum writes it. */
  private void check(String hash, String bucket, BucketObject manifest) throws IOException {
    try (InputStream in = buckets.open(bucket, manifest)) {
      String said = new String(in.readNBytes(HASH_LENGTH), StandardCharsets.US_ASCII);
      if (!said.toLowerCase(Locale.ROOT).equals(hash)) {
        throw ProblemException.of(
            ProblemType.CONFLICT,
            "Its bytes are not those that "
                + manifest.key()
                + " names: their SHA-256 is "
                + hash
                + ". Upload both again.");
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
