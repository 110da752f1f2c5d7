package io.argus.ingest.objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses the store that the configuration names. */
class ObjectStores {

  @Produces
  @ApplicationScoped
  ObjectStore store(ObjectConfig config, S3Access s3) {
    return switch (config.store()) {
      case FILE -> new FileObjects(config.directory());
      case S3 ->
          new S3Objects(
              s3,
              config
                  .bucket()
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "argus.objects.store=s3 needs argus.objects.bucket")));
    };
  }
}
