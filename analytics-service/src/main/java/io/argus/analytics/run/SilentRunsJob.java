package io.argus.analytics.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Looks for silent runs now and then; two replicas that do it at once do it once. */
@ApplicationScoped
class SilentRunsJob {

  private static final Logger LOG = Logger.getLogger(SilentRunsJob.class);

  private final SilentRuns runs;
  private final SilenceConfig config;
  private final Clock clock;

  @Inject
  SilentRunsJob(SilentRuns runs, SilenceConfig config, Clock clock) {
    this.runs = runs;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${argus.silence.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void abort() {
    try {
      int aborted = runs.abort(clock.instant().minus(config.limit()));
      if (aborted > 0) {
        LOG.infof("%d runs are aborted: nothing was heard of them for %s", aborted, config.limit());
      }
    } catch (SQLException e) {
      LOG.warnf("silent runs are looked for again later: %s", e.getMessage());
    }
  }
}
