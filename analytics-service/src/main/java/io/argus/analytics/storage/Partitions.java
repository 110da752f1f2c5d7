package io.argus.analytics.storage;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the weekly partitions that a run needs, once, before its transaction. */
@ApplicationScoped
public class Partitions {

  /** Any constant: two writers must not make the same partition at once. */
  private static final long LOCK = 0x4172_6775_7350_6172L;

  private final AgroalDataSource dataSource;
  private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

  @Inject
  Partitions(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The Monday (UTC) whose partition holds what started at that time. */
  public static LocalDate weekOf(Instant startedAt) {
    return startedAt
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Idempotent; returns at once when this process has seen the week before. */
  public void ensure(LocalDate week) throws SQLException {
    if (known.contains(week)) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute(ddl(week));
      connection.commit();
    }
    known.add(week);
  }

  private static String ddl(LocalDate week) {
    String suffix = week.toString().replace("-", "");
    LocalDate next = week.plusWeeks(1);
    return """
        create table if not exists test_case_run_%1$s partition of test_case_run
          for values from ('%2$s 00:00+00') to ('%3$s 00:00+00');
        create table if not exists failure_%1$s partition of failure
          for values from ('%2$s') to ('%3$s')
        """
        .formatted(suffix, week, next);
  }
}
