package io.argus.report.export;

import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.run.Trigger;
import io.argus.report.parameter.Words;
import io.argus.report.run.RunView;
import java.util.Map;

/** A run as a results document tells it. */
final class ExportedRun {

  private static final Map<String, Trigger> TRIGGERS = Words.of(Trigger.class);

  private ExportedRun() {}

  static DocumentRun of(RunView run) {
    return new DocumentRun(
        run.id(),
        run.project(),
        run.suiteId(),
        run.runKey(),
        run.variant(),
        run.status(),
        run.trigger() == null ? null : TRIGGERS.get(run.trigger()),
        run.branch(),
        run.commit(),
        run.environment(),
        run.browser(),
        run.configHash(),
        run.startedAt(),
        run.durationMs(),
        run.buildUrl(),
        run.ciProvider(),
        run.shards(),
        run.shardTotal(),
        run.attempt(),
        run.counts(),
        run.errors());
  }
}
