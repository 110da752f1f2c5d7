package io.argus.ingest.spool;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Limits of one upload. */
@StaticInitSafe
@ConfigMapping(prefix = "argus.upload")
interface SpoolConfig {

  /** Where bodies wait on disk while they are read; the system's temporary folder unless said. */
  Optional<Path> spoolDirectory();

  /** Of one upload, as many bytes stay in memory: most reports do, and a burst of them fits. */
  @WithDefault("1048576")
  int spoolInMemoryBytes();

  /** Body limit, as received. The HTTP server enforces the same number earlier. */
  @WithDefault("1073741824")
  long maxBodyBytes();

  /** A compressed body may expand this far whatever its ratio… */
  @WithDefault("67108864")
  long freeExpansionBytes();

  /** …and beyond that only so many times its own size. */
  @WithDefault("200")
  int maxExpansionRatio();

  /** Files in one upload; more are a mistake, such as a whole workspace. */
  @WithDefault("20000")
  int maxFiles();

  /** Form fields beside the files; there are not that many parameters. */
  @WithDefault("64")
  int maxFields();
}
