package io.argus.analytics.execution;

import io.argus.analytics.storage.Transactions;
import io.argus.contracts.run.CaseStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts executions. Served by execution_newest_of_user; an admin's answer reads all rows. */
@ApplicationScoped
class StatisticsQueries {

  private static final String SEEN =
      """
      with seen as (
        select e.* from execution e join project p on p.id = e.project_id
        where (? or e.user_id = ?)
          and (?::text[] is null or p.slug = any (?::text[]))
          and p.slug = coalesce(?, p.slug))
      """;

  private static final String TOTALS =
      SEEN
          + """
          select count(*), avg(duration_ms), coalesce(sum(duration_ms), 0),
            count(*) filter (where created_at > ?),
            count(*) filter (where created_at > ?),
            count(*) filter (where created_at > ?)
          from seen
          """;

  private static final String GROUPS =
      SEEN
          + """
          select grouping(status, result, browser, environment),
            coalesce(status, result, browser, environment), count(*)
          from seen
          group by grouping sets ((status), (result), (browser), (environment))
          """;

  private static final String MOST_EXECUTED =
      SEEN
          + """
          select m.test_case_id,
            case when c.class_name is null then c.name else c.class_name || '.' || c.name end, m.count
          from (
            select test_case_id, project_id, count(*) from seen group by test_case_id, project_id
            order by count(*) desc, test_case_id limit 10) m
          join test_case c on c.case_id = m.test_case_id and c.project_id = m.project_id
          order by m.count desc, m.test_case_id
          """;

  private static final int STATUS = 0b0111;
  private static final int RESULT = 0b1011;
  private static final int BROWSER = 0b1101;

  private static final double MS_PER_HOUR = Duration.ofHours(1).toMillis();

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  StatisticsQueries(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Counts by word: of statuses, results, browsers, environments. */
  private record Groups(
      Map<String, Long> statuses,
      Map<String, Long> results,
      Map<String, Long> browsers,
      Map<String, Long> environments) {}

  /**
   * @param project null = every one that the caller may see
   */
  ExecutionStatistics of(Requester by, @Nullable String project) throws SQLException {
    boolean all = by.isAdmin();
    String user = by.id();
    List<String> projects = by.projects();
    return transactions.run(
        connection -> {
          Seen seen = new Seen(connection, all, user, projects, project);
          return statistics(seen, groups(seen), mostExecuted(seen), clock.instant());
        });
  }

  /** The executions that count. */
  private record Seen(
      Connection connection,
      boolean all,
      String user,
      @Nullable List<String> projects,
      @Nullable String project) {

    static final int PARAMETERS = 5;

    PreparedStatement prepare(String sql) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(sql);
      Object slugs = projects == null ? null : connection.createArrayOf("text", projects.toArray());
      statement.setBoolean(1, all);
      statement.setString(2, user);
      statement.setObject(3, slugs);
      statement.setObject(4, slugs);
      statement.setString(5, project);
      return statement;
    }
  }

  private static ExecutionStatistics statistics(
      Seen seen, Groups groups, List<ExecutionStatistics.Executed> most, Instant now)
      throws SQLException {
    try (PreparedStatement select = seen.prepare(TOTALS)) {
      int at = Seen.PARAMETERS;
      for (int days : new int[] {1, 7, 30}) {
        select.setObject(++at, now.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC));
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        double average = row.getDouble(2);
        Long averageMs = row.wasNull() ? null : Math.round(average);
        return new ExecutionStatistics(
            row.getLong(1),
            groups.statuses(),
            groups.results(),
            groups.browsers(),
            groups.environments(),
            passRate(groups.results()),
            averageMs,
            Math.round(row.getDouble(3) / MS_PER_HOUR * 100) / 100.0,
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            most);
      }
    }
  }

  private static @Nullable Double passRate(Map<String, Long> results) {
    long passed = results.getOrDefault(word(CaseStatus.PASS), 0L);
    long red =
        results.getOrDefault(word(CaseStatus.FAIL), 0L)
            + results.getOrDefault(word(CaseStatus.ERROR), 0L);
    return ExecutionStatistics.percent(passed, passed + red);
  }

  private static String word(CaseStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static Groups groups(Seen seen) throws SQLException {
    Groups groups =
        new Groups(none(Words.STATUSES), none(Words.RESULTS), new TreeMap<>(), new TreeMap<>());
    try (PreparedStatement select = seen.prepare(GROUPS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String word = row.getString(2);
        if (word != null) {
          count(groups, row.getInt(1), word, row.getLong(3));
        }
      }
    }
    return groups;
  }

  private static void count(Groups groups, int grouping, String word, long count) {
    switch (grouping) {
      case STATUS -> groups.statuses().put(word.toLowerCase(Locale.ROOT), count);
      case RESULT -> groups.results().put(word.toLowerCase(Locale.ROOT), count);
      case BROWSER -> groups.browsers().put(word, count);
      default -> groups.environments().put(word, count);
    }
  }

  private static Map<String, Long> none(Map<String, ?> words) {
    Map<String, Long> counts = new LinkedHashMap<>();
    words.keySet().forEach(word -> counts.put(word, 0L));
    return counts;
  }

  private static List<ExecutionStatistics.Executed> mostExecuted(Seen seen) throws SQLException {
    List<ExecutionStatistics.Executed> most = new ArrayList<>();
    try (PreparedStatement select = seen.prepare(MOST_EXECUTED);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        most.add(
            new ExecutionStatistics.Executed(
                row.getObject(1, UUID.class), row.getString(2), row.getLong(3)));
      }
    }
    return most;
  }
}
