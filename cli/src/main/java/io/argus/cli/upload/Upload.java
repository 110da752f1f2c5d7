package io.argus.cli.upload;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is to be recorded.
 *
 * @param facts by parameter name
 * @param document the one file is a results document, which speaks for itself
 * @param began when the tests did, at the latest
 * @param waitSeconds how long the server may hold its answer until it knows the verdicts
 * @param timeout for everything
 */
public record Upload(
    List<Path> files,
    Map<String, String> facts,
    boolean document,
    Instant began,
    int waitSeconds,
    Duration timeout) {

  public Upload {
    files = List.copyOf(files);
  }
}
