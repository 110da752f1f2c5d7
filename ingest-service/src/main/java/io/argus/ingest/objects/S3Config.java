package io.argus.ingest.objects;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** An S3 API: where attachments may be kept, and where imports come from. */
@ConfigMapping(prefix = "argus.s3")
interface S3Config {

  /** Of MinIO and the like; Amazon's own unless said. */
  Optional<URI> endpoint();

  /** Servers of one's own take any; Amazon's default. */
  @WithDefault("us-east-1")
  String region();

  /** Without the two, what the AWS SDK finds: its variables, a profile, the machine's role. */
  Optional<String> accessKey();

  Optional<String> secretKey();

  /**
   * The bucket as part of the path, not of the host: what servers of one's own expect. Follows from
   * whether there is an endpoint unless said.
   */
  Optional<Boolean> pathStyle();

  /** Who posts waits no longer than this for a store that does not answer. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** Between two packets; a healthy store is never that slow. */
  @WithDefault("20s")
  Duration readTimeout();
}
