package io.argus.report.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits on waiting for uploads. */
@ConfigMapping(prefix = "argus.uploads")
interface UploadConfig {

  /** A waiter costs an open connection and a few hundred bytes; beyond it the answer is no. */
  @WithDefault("1000")
  int maxWaiters();
}
