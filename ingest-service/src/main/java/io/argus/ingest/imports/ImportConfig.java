package io.argus.ingest.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The import that is made by itself. */
@ConfigMapping(prefix = "argus.imports")
interface ImportConfig {

  /** How often; {@code off} = never, because only who has a bucket wants it. */
  @WithDefault("off")
  String every();

  /** The bucket that CI archives results in. */
  Optional<String> bucket();

  /** Where in it; everything unless said. */
  Optional<String> prefix();

  /** Of reports that do not say it themselves, as results documents do. */
  Optional<String> project();

  /** An API token that may administer: the schedule asks at the gateway, like everybody else. */
  Optional<String> token();
}
