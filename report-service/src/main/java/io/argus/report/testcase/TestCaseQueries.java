package io.argus.report.testcase;

import io.argus.contracts.run.CaseStatus;
import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.Slice;
import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import io.argus.report.run.CaseStateColumns;
import io.argus.report.stability.CaseState;
import io.argus.report.stability.FlakyInfo;
import io.argus.report.stability.Level;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code test_case} and what is known of each now. */
@ApplicationScoped
class TestCaseQueries {

  // As the indexes test_case_in_order and test_case_by_part spell it.
  private static final String FULL_NAME =
      "case when c.class_name is null then c.name else c.class_name || '.' || c.name end";

  private static final String KEY = "left(" + FULL_NAME + ", 200) collate \"C\"";

  private static final String IN_ORDER = "order by " + KEY + ", c.case_id";

  private static final String CASES =
      """
      from test_case c
      left join case_state s on s.project_id = c.project_id and s.case_id = c.id
      """;

  private static final String COLUMNS =
      """
      select p.slug as project, p.flaky_window, su.slug as suite,
             c.project_id, c.id, c.case_id, c.suite_name, c.class_name, c.name, c.variant,
             coalesce(s.failed, 0) as failed, coalesce(s.errored, 0) as errored,
             coalesce(s.length, 0) as length, coalesce(s.level, 0) as level,
             coalesce(s.score, 0) as score,
             last.run_id, last.started_at, last.branch, last.commit, last.status,
      """;

  // By primary key, case by case: a page has few.
  private static final String JOINED =
      """
      join project p on p.id = c.project_id
      join suite su on su.id = c.suite_id
      left join lateral (
        select * from case_state where project_id = c.project_id and case_id = c.id limit 1) s on true
      left join lateral (
        select t.run_id, r.started_at, t.branch, t.commit, r.status
          from test_case_run r
          join test_run t on t.project_id = r.project_id and t.id = r.run_id
         where r.project_id = c.project_id and r.case_id = c.id
         order by r.started_at desc, t.run_id desc
         limit 1) last on true
      """;

  private final Caller caller;
  private final ProjectQueries projects;

  TestCaseQueries(Caller caller, ProjectQueries projects) {
    this.caller = caller;
    this.projects = projects;
  }

  /** The case, unless the caller may not see it. */
  Optional<StoredTestCase> find(Connection connection, UUID caseId) throws SQLException {
    return Query.of(COLUMNS)
        .and(KEY + " as key")
        .and("from test_case c")
        .and(JOINED)
        .and("where c.case_id = ?", caseId)
        .when(caller.visibleProjects().orElse(null), "and p.slug = any(?)")
        .first(connection, TestCaseQueries::stored);
  }

  /** One page in the order of full names; cases of one name by their id. */
  Page<TestCaseView> page(
      Connection connection, TestCaseSearch.Filter filter, Slice<TestCaseCursor> slice)
      throws SQLException {
    List<Integer> projectIds = projects.visibleIds(connection, filter.project());
    Query count = Query.of("select count(*)").and(from(filter));
    long total =
        filtered(count.and("where c.project_id = any(?)", projectIds), filter).count(connection);
    List<StoredTestCase> found =
        inOrder(projectIds, filter, slice).list(connection, TestCaseQueries::stored);
    return slice.page(found, total, last -> last.cursor().text()).map(StoredTestCase::view);
  }

  /** Only who asks for a level needs the states of all cases. */
  private static String from(TestCaseSearch.Filter filter) {
    return filter.level() == null ? "from test_case c" : CASES;
  }

  private static Query inOrder(
      List<Integer> projectIds, TestCaseSearch.Filter filter, Slice<TestCaseCursor> slice) {
    Query query =
        Query.of(COLUMNS)
            .and(KEY + " as key")
            .and("from unnest(?::int[]) as visible(id) cross join lateral (select c.*", projectIds)
            .and(from(filter))
            .and("where c.project_id = visible.id");
    filtered(query, filter);
    TestCaseCursor after = slice.after();
    if (after != null) {
      query.and("and (" + KEY + ", c.case_id) > (?, ?)", after.key(), after.caseId());
    }
    return query
        .and(IN_ORDER)
        .and("limit ?) c", (long) slice.readAhead() + slice.offset())
        .and(JOINED)
        .and(IN_ORDER)
        .and("limit ? offset ?", slice.readAhead(), slice.offset());
  }

  private static Query filtered(Query query, TestCaseSearch.Filter filter) {
    Level level = filter.level();
    if (level == Level.STABLE) {
      query.and("and coalesce(s.level, 0) = 0");
    } else if (level != null) {
      query.and("and s.score > 0 and s.level = ?", level.code());
    }
    return query
        .when(filter.suiteId(), "and c.suite_id in (select id from suite where slug = ?)")
        .when(pattern(filter.part()), "and lower(" + FULL_NAME + ") like lower(?)");
  }

  private static @Nullable String pattern(@Nullable String part) {
    return part == null ? null : "%" + part.replaceAll("[\\\\%_]", "\\\\$0") + "%";
  }

  private static StoredTestCase stored(ResultSet row) throws SQLException {
    CaseState state = CaseStateColumns.read(row);
    UUID caseId = row.getObject("case_id", UUID.class);
    TestCaseView.LastRun lastRun = lastRun(row);
    return new StoredTestCase(
        row.getInt("project_id"),
        row.getLong("id"),
        new TestCaseCursor(row.getString("key"), caseId),
        new TestCaseView(
            caseId,
            row.getString("project"),
            row.getString("suite"),
            row.getString("suite_name"),
            row.getString("class_name"),
            row.getString("name"),
            row.getString("variant"),
            lastRun == null ? null : CaseStatus.ofCode(row.getInt("status")),
            lastRun,
            FlakyInfo.ofCase(state, row.getInt("flaky_window"))));
  }

  private static TestCaseView.@Nullable LastRun lastRun(ResultSet row) throws SQLException {
    UUID runId = row.getObject("run_id", UUID.class);
    return runId == null
        ? null
        : new TestCaseView.LastRun(
            runId,
            Columns.instant(row, "started_at"),
            row.getString("branch"),
            row.getString("commit"));
  }

  /** A case and what is needed to find its results. */
  record StoredTestCase(int projectId, long id, TestCaseCursor cursor, TestCaseView view) {}
}
