package io.argus.ingest.spool;

import java.io.IOException;

/** A body, or what it expands to, is larger than allowed; the message names the limit. */
public final class LimitExceeded extends IOException {

  private static final long serialVersionUID = 1L;

  LimitExceeded(String message) {
    super(message);
  }
}
