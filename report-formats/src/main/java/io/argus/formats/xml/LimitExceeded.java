package io.argus.formats.xml;

import java.io.IOException;

/** Carries a limit's error out of the XML parser's read call. */
final class LimitExceeded extends IOException {

  private static final long serialVersionUID = 1L;

  LimitExceeded(String reason) {
    super(reason);
  }
}
