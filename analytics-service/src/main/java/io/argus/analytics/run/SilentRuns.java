package io.argus.analytics.run;

import io.argus.analytics.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Aborts running runs that nobody has spoken of for a while: a live run whose poster has died, a
 * sharded one that lacks a shard. One that speaks again goes on: its next upload says how it
 * stands.
 */
@ApplicationScoped
class SilentRuns {

  /** Runs that are being written to just now are not silent: they are skipped. */
  private static final String ABORT =
      """
      update test_run set status = 3
      where (project_id, id) in (
        select project_id, id from test_run where status = 0 and heard_at < ?
        order by heard_at limit 1000 for update skip locked)
      """;

  private final Transactions transactions;

  @Inject
  SilentRuns(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Answers how many there were. */
  int abort(Instant heardBefore) throws SQLException {
    return transactions.run(
        connection -> {
          try (PreparedStatement abort = connection.prepareStatement(ABORT)) {
            new Columns(abort).time(heardBefore);
            return abort.executeUpdate();
          }
        });
  }
}
