package io.argus.analytics.retention;

import io.argus.analytics.run.SuiteCache;
import io.argus.analytics.storage.DatabaseTrouble;
import io.argus.analytics.storage.Partitions;
import io.argus.analytics.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Removes what has expired, run by run, each in a transaction of its own: a round can end anywhere
 * and the next one goes on. One round at a time, however many replicas there are.
 */
@ApplicationScoped
class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);

  /** Any constant, of rounds only. */
  private static final long LOCK = 0x4172_6775_7352_6574L;

  private final Transactions transactions;
  private final Partitions partitions;
  private final SuiteCache cache;
  private final Clock clock;
  private volatile boolean stopped;

  @Inject
  Retention(Transactions transactions, Partitions partitions, SuiteCache cache, Clock clock) {
    this.transactions = transactions;
    this.partitions = partitions;
    this.cache = cache;
    this.clock = clock;
  }

  /** Everything that has expired. Empty = another process is at it. */
  Optional<Removed> round() throws SQLException {
    return alone(
        connection -> {
          RetentionPlan plan = plan();
          // Executions go before the runs that they have become: a case goes with the last of both.
          Removed removed = leftovers(plan);
          for (ProjectRules project : plan.projects()) {
            removed = removed.plus(runs(plan, project));
          }
          return removed.plus(weeks(connection, plan));
        });
  }

  /** Only the runs of these projects that are too many. Empty = another process is at it. */
  Optional<Removed> round(Set<String> projects) throws SQLException {
    return alone(
        connection -> {
          RetentionPlan plan = plan();
          Removed removed = Removed.NOTHING;
          for (ProjectRules project : plan.projects()) {
            if (project.maxRuns() > 0 && projects.contains(project.slug())) {
              removed = removed.plus(runs(plan, project));
            }
          }
          return removed;
        });
  }

  /** Ends a round after the run that it is removing. */
  void stop() {
    stopped = true;
  }

  private RetentionPlan plan() throws SQLException {
    return new RetentionPlan(clock.instant(), transactions.run(RetentionQueries::rules));
  }

  private Removed runs(RetentionPlan plan, ProjectRules project) throws SQLException {
    Place keptFrom =
        plan.keptFrom(
            project, transactions.run(asked -> RetentionQueries.oldestOfMost(asked, project)));
    Removed removed = Removed.NOTHING;
    Place last = Place.FIRST;
    List<ExpiredRun> block;
    do {
      Place after = last;
      block = transactions.run(asked -> RetentionQueries.expired(asked, project, after, keptFrom));
      for (ExpiredRun run : block) {
        if (stopped) {
          return removed;
        }
        removed = removed.plus(remove(run, plan.leavesRows(project, run.place().startedAt())));
        last = run.place();
      }
    } while (block.size() == RetentionQueries.BLOCK);
    return removed;
  }

  /** A run that cannot be removed keeps no other from being removed. */
  private Removed remove(ExpiredRun run, boolean leaveRows) throws SQLException {
    try {
      Removed removed =
          transactions.run(writing -> RunRemoval.remove(writing, run, leaveRows, clock.instant()));
      cache.forget(run.suiteId());
      return removed;
    } catch (SQLException e) {
      if (DatabaseTrouble.isPassing(e)) {
        throw e;
      }
      LOG.errorf(e, "run %s has expired and cannot be removed", run.place().runId());
      return Removed.NOTHING;
    }
  }

  private Removed leftovers(RetentionPlan plan) throws SQLException {
    long letters =
        blocks(
            writing -> Leftovers.deleteLetters(writing, plan.now().minus(RetentionPlan.LETTERS)));
    long chunks =
        blocks(writing -> Leftovers.deleteChunks(writing, plan.now().minus(RetentionPlan.CHUNKS)));
    long executions = blocks(writing -> Leftovers.deleteExecutions(writing, plan.now()));
    return Removed.leftovers(chunks, letters, executions);
  }

  /** Answers how much was deleted, in transactions of one block each. */
  private long blocks(Transactions.Work<Integer, SQLException> block) throws SQLException {
    long all = 0;
    int deleted;
    do {
      deleted = transactions.run(block);
      all += deleted;
    } while (deleted == Leftovers.BLOCK && !stopped);
    return all;
  }

  private Removed weeks(Connection connection, RetentionPlan plan) throws SQLException {
    // Somebody who reads for long is waited for, but not for ever: the next round goes on.
    execute(connection, "set lock_timeout = '30s'");
    try {
      partitions.finishDetaching(connection);
      long dropped = 0;
      for (LocalDate week : partitions.weeks(connection)) {
        boolean unused = plan.isOver(week) && !RetentionQueries.hasRuns(connection, week);
        if (unused
            && !stopped
            && partitions.drop(connection, week, asked -> !RetentionQueries.hasRuns(asked, week))) {
          dropped++;
        }
      }
      return Removed.weeks(dropped);
    } finally {
      execute(connection, "reset lock_timeout");
    }
  }

  private Optional<Removed> alone(Transactions.Work<Removed, SQLException> round)
      throws SQLException {
    return transactions.without(
        connection -> {
          if (!locked(connection)) {
            return Optional.empty();
          }
          try {
            return Optional.of(round.run(connection));
          } finally {
            execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
          }
        });
  }

  private static boolean locked(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select pg_try_advisory_lock(" + LOCK + ")");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
