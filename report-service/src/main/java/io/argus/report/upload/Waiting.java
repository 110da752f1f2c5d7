package io.argus.report.upload;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds what waits, with its limits. */
final class Waiting {

  @Produces
  @Singleton
  Waiters waiters(UploadConfig config) {
    return new Waiters(config.maxWaiters());
  }
}
