package io.argus.report.digest;

import io.argus.report.database.DatabaseException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Looks now and then whether a digest is due. */
@ApplicationScoped
class DigestJob {

  private static final Logger LOG = Logger.getLogger(DigestJob.class);

  private final DigestDatabase database;
  private final Dispatch dispatch;
  private final DigestConfig config;
  private final AtomicBoolean told = new AtomicBoolean();

  DigestJob(DigestDatabase database, Dispatch dispatch, DigestConfig config) {
    this.database = database;
    this.dispatch = dispatch;
    this.config = config;
  }

  @Scheduled(
      every = "${argus.digest.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    try {
      database.migrate();
      if (config.sends()) {
        dispatch.round();
      } else if (told.compareAndSet(false, true)) {
        LOG.info("no digest is sent: ARGUS_SMTP_HOST names no mail server");
      }
    } catch (DatabaseException | FlywayException e) {
      LOG.warnf("digests wait for the database: %s", e.getMessage());
    }
  }
}
