package io.argus.ingest.attachment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of attachments. Where they are kept is {@code argus.objects}. */
@ConfigMapping(prefix = "argus.attachments")
interface AttachmentConfig {

  /** Of one file: a minute of video or a trace fits, a core dump does not. */
  @WithDefault("20971520")
  long maxBytes();

  /** Of one run: a suite that fails as a whole takes a picture per case. */
  @WithDefault("1000")
  int maxPerRun();

  /**
   * How often attachments are announced that may have lost their announcement, because the process
   * ended between storing and telling; each is told again once or twice.
   */
  @WithDefault("24h")
  Duration announceEvery();
}
