package io.argus.analytics.attachment;

import io.argus.analytics.insight.Insights;
import io.argus.contracts.event.AttachmentsExpired;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Tells who keeps the files that nobody needs them, and forgets them when Kafka has it. A round can
 * end anywhere: the next one tells it again.
 */
@ApplicationScoped
class ExpiryJob {

  private static final Logger LOG = Logger.getLogger(ExpiryJob.class);
  private static final int BLOCK = 500;
  private static final int PATIENCE_SECONDS = 10;

  private final AttachmentStore attachments;
  private final Insights insights;

  @Inject
  ExpiryJob(AttachmentStore attachments, Insights insights) {
    this.attachments = attachments;
    this.insights = insights;
  }

  @Scheduled(
      every = "{argus.attachment-expiry.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void round() throws InterruptedException {
    try {
      List<AttachmentsExpired> block;
      do {
        block = attachments.expired(BLOCK);
        for (AttachmentsExpired event : block) {
          insights.publish(event).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
          attachments.delete(event);
        }
      } while (block.size() == BLOCK);
    } catch (SQLException | ExecutionException | TimeoutException e) {
      LOG.warnf("expired attachments are told of in the next round: %s", e);
    }
  }
}
