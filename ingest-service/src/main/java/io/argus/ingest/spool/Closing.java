package io.argus.ingest.spool;

import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/** Gives back what a failed request holds, without hiding why it failed. */
record Closing(List<SpooledFile> files) {

  private static final Logger LOG = Logger.getLogger(Closing.class);

  void quietly() {
    for (SpooledFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.warnf("a spooled file stays on disk: %s", e.getMessage());
      }
    }
  }
}
