package io.argus.cli.config;

import java.nio.file.Path;

/** {@code argus.yaml} can't be used; the message names the file, the line and the column. */
public final class InvalidConfig extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidConfig(Path file, int line, int column, String reason) {
    super("%s: line %d, column %d: %s".formatted(file, line, column, reason));
  }
}
