package io.argus.ingest.objects;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where attachments, and what is remembered of imports, are kept. */
@ConfigMapping(prefix = "argus.objects")
interface ObjectConfig {

  /** Which of the two. */
  enum Store {
    FILE,
    S3
  }

  /** Files need nothing but a disk; more than one machine needs S3. */
  @WithDefault("file")
  Store store();

  /** Of the files; {@code ./argus up} says a folder below ARGUS_HOME. */
  @WithDefault(".argus/objects")
  Path directory();

  /** Of S3; it must be there. */
  Optional<String> bucket();
}
