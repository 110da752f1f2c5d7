package io.argus.ingest.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in one bucket. */
final class S3Objects implements ObjectStore {

  private static final int NOT_FOUND = 404;

  private final S3Access s3;
  private final String bucket;

  S3Objects(S3Access s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void put(String key, String contentType, ObjectContent content) throws IOException {
    RequestBody body =
        RequestBody.fromContentProvider(() -> open(content), content.sizeBytes(), contentType);
    try {
      s3.with(
          bucket,
          client ->
              client.putObject(put -> put.bucket(bucket).key(key).contentType(contentType), body));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static InputStream open(ObjectContent content) {
    try {
      return content.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<StoredObject> find(String key) {
    return s3.with(
        bucket,
        client -> {
          try {
            HeadObjectResponse head = client.headObject(one -> one.bucket(bucket).key(key));
            return Optional.of(new StoredObject(key, head.contentLength(), head.lastModified()));
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public InputStream open(StoredObject object, long from, long length) {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    String range = "bytes=" + from + "-" + (from + length - 1);
    return s3.with(
        bucket,
        client -> client.getObject(get -> get.bucket(bucket).key(object.key()).range(range)));
  }

  @Override
  public void visit(String folder, Predicate<StoredObject> visitor) {
    s3.with(
        bucket,
        client -> {
          for (S3Object one :
              client
                  .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder))
                  .contents()) {
            if (!visitor.test(new StoredObject(one.key(), one.size(), one.lastModified()))) {
              break;
            }
          }
          return folder;
        });
  }

  @Override
  public void delete(String key) {
    s3.with(bucket, client -> client.deleteObject(one -> one.bucket(bucket).key(key)));
  }
}
