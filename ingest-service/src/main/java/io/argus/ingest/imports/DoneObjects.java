package io.argus.ingest.imports;

import io.argus.ingest.objects.BucketObject;
import io.argus.ingest.objects.ObjectContent;
import io.argus.ingest.objects.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Remembers which objects need not be read again, one small object each in our own store: so a
 * round over thousands of them only lists, and a process that dies forgets at most one, which
 * changes nothing when it is imported again.
 */
@ApplicationScoped
class DoneObjects {

  private static final String IMPORTED = "imports/imported/";
  private static final String REFUSED = "imports/refused/";

  private final ObjectStore store;

  @Inject
  DoneObjects(ObjectStore store) {
    this.store = store;
  }

  /**
   * The ids of a bucket's objects that are done with.
   *
   * @param retry true = those that were refused are not
   */
  Set<String> of(String bucket, boolean retry) {
    Set<String> ids = new HashSet<>();
    collect(IMPORTED + folder(bucket), ids);
    if (!retry) {
      collect(REFUSED + folder(bucket), ids);
    }
    return ids;
  }

  private void collect(String folder, Set<String> ids) {
    store.visit(
        folder,
        object -> {
          ids.add(object.key().substring(folder.length()));
          return true;
        });
  }

  void imported(String bucket, BucketObject object) throws IOException {
    mark(IMPORTED, bucket, object, "");
  }

  void refused(String bucket, BucketObject object, String reason) throws IOException {
    mark(REFUSED, bucket, object, reason);
  }

  private void mark(String where, String bucket, BucketObject object, String text)
      throws IOException {
    ObjectContent content = ObjectContent.of(text.getBytes(StandardCharsets.UTF_8));
    store.put(where + folder(bucket) + id(bucket, object), "text/plain", content);
  }

  /** Of these very bytes at this place; the same in every import. */
  static String id(String bucket, BucketObject object) {
    return hash(bucket + "\n" + object.key() + "\n" + object.eTag() + "\n" + object.sizeBytes());
  }

  private static String folder(String bucket) {
    return hash(bucket).substring(0, 16) + "/";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
