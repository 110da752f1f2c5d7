package io.argus.analytics.execution;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Looks for silent runners now and then; two replicas that do it at once do it once. */
@ApplicationScoped
class LapseJob {

  private static final Logger LOG = Logger.getLogger(LapseJob.class);

  private final Claims claims;

  @Inject
  LapseJob(Claims claims) {
    this.claims = claims;
  }

  @Scheduled(
      every = "{argus.execution.lapse-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void lapse() {
    try {
      int lapsed = claims.lapse();
      if (lapsed > 0) {
        LOG.infof("%d executions were taken from runners that fell silent", lapsed);
      }
    } catch (RuntimeException e) {
      LOG.warnf("silent runners are looked for again later: %s", e.getMessage());
    }
  }
}
