package io.argus.ingest.publish;

import net.jpountz.util.Native;
import org.jboss.logging.Logger;

/**
 * Kafka's client compresses with lz4's native code where that has the system's class loader, and in
 * Java, four times as slow, elsewhere; here every library has another loader.
 */
final class NativeLz4 {

  private static final Logger LOG = Logger.getLogger(NativeLz4.class);

  private NativeLz4() {}

  static void load() {
    try {
      Native.load();
    } catch (LinkageError | RuntimeException e) {
      LOG.infof("lz4 compresses in Java, its native code cannot be loaded: %s", e.getMessage());
    }
  }
}
