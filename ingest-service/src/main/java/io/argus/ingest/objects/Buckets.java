package io.argus.ingest.objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;

/** Reads buckets that others fill. */
@ApplicationScoped
public class Buckets {

  private final S3Access s3;

  @Inject
  Buckets(S3Access s3) {
    this.s3 = s3;
  }

  /**
   * Every object whose key begins with the prefix, in the order of their keys.
   *
   * @throws ObjectTrouble when the store does not tell
   */
  public List<BucketObject> list(String bucket, String prefix) {
    return s3.with(
        bucket,
        client ->
            client
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                .contents()
                .stream()
                .map(one -> new BucketObject(one.key(), one.size(), one.eTag(), one.lastModified()))
                .toList());
  }

  /**
   * The object's bytes, as long as they are those that were listed.
   *
   * @throws ObjectTrouble when the store does not give them
   */
  public InputStream open(String bucket, BucketObject object) {
    return s3.with(
        bucket,
        client ->
            client.getObject(get -> get.bucket(bucket).key(object.key()).ifMatch(object.eTag())));
  }
}
