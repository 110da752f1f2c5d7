package io.argus.ingest.publish;

import io.argus.contracts.event.AttachmentStored;
import io.argus.contracts.event.TestRunAborted;
import io.argus.contracts.event.TestRunStarted;
import io.argus.contracts.run.RunMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Publishes uploads, and the steps of live runs, to the test-runs topic. */
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

  /**
   * Returns when Kafka has acknowledged.
   *
   * @throws PublishFailed when it does not
   */
  public void publish(TestRunStarted event) {
    publish(event.runId(), event.uploadId(), event.run(), event);
  }

  /**
   * Returns when Kafka has acknowledged.
   *
   * @throws PublishFailed when it does not
   */
  public void publish(TestRunAborted event) {
    publish(event.runId(), event.uploadId(), event.run(), event);
  }

  /**
   * Returns when Kafka has acknowledged.
   *
   * @param suiteId puts it on the partition of its run
   * @throws PublishFailed when it does not
   */
  public void publish(AttachmentStored event, String suiteId) {
    String key = UploadInFlight.key(event.project(), suiteId);
    EventPublisher.await(
        events.send(key, event.url(), AttachmentStored.class, events.write(event)));
  }

  private void publish(UUID runId, UUID uploadId, RunMetadata run, Object event) {
    String key = UploadInFlight.key(run.project(), run.suiteId());
    String id = UploadInFlight.id(runId, uploadId);
    EventPublisher.await(events.send(key, id, event.getClass(), events.write(event)));
  }
}
