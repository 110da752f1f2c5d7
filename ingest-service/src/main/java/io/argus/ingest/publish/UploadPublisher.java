package io.argus.ingest.publish;

import io.argus.contracts.run.RunMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Publishes uploads to the test-runs topic. */
@ApplicationScoped
public class UploadPublisher {

  private final EventPublisher events;

  @Inject
  UploadPublisher(EventPublisher events) {
    this.events = events;
  }

  /** Begins an upload; nothing of it is visible to anyone before {@link UploadInFlight#close}. */
  public UploadInFlight begin(UUID runId, UUID uploadId, RunMetadata run) {
    return new UploadInFlight(events, runId, uploadId, run.project(), run.suiteId());
  }
}
