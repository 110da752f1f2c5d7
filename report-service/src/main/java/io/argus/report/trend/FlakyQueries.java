package io.argus.report.trend;

import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import io.argus.report.run.CaseIdentity;
import io.argus.report.run.CaseStateColumns;
import io.argus.report.stability.FlakyInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranks the cases that still exist: those in the newest complete run of their suite. */
@ApplicationScoped
public class FlakyQueries {

  // The newest complete run of each suite, on the default branch where there is one.
  private static final String NEWEST =
      """
      with newest as (
        select p.id as project_id, p.slug as project, p.flaky_window,
               s.id as suite_id, s.slug as suite, n.id as run_id, n.started_at
        from project p
        join suite s on s.project_id = p.id
        cross join lateral (
          (select r.id, r.started_at, 0 as choice from test_run r
            where r.suite_id = s.id and r.status in (1, 2) and r.branch = p.default_branch
            order by r.started_at desc, r.run_id desc limit 1)
          union all
          (select r.id, r.started_at, 1 as choice from test_run r
            where r.suite_id = s.id and r.status in (1, 2)
            order by r.started_at desc, r.run_id desc limit 1)
          order by choice limit 1) n
        where p.id = any(?)
      """;

  // Few cases have a score above 0: whether each is present is asked by primary key, which the
  // limit 1 keeps the planner from turning around. Ties at the last place are kept until the time
  // of their last failure has decided.
  private static final String TOP =
      """
      ), top as (
        select n.project, n.suite, n.flaky_window, st.*
        from newest n
        join case_state st on st.project_id = n.project_id and st.suite_id = n.suite_id
        cross join lateral (
          select from test_case_run r
           where r.project_id = st.project_id and r.case_id = st.case_id
             and r.started_at = n.started_at and r.run_id = n.run_id
           limit 1) present
        where st.score > 0 and st.score >= ?
        order by st.score desc
        fetch first ? rows with ties)
      select top.project, top.suite, top.flaky_window,
             c.case_id, c.suite_name, c.class_name, c.name, c.variant,
             top.failed, top.errored, top.length, top.level, top.score
      from top
      join test_case c on c.project_id = top.project_id and c.id = top.case_id
      left join lateral (
        select r.started_at as at from test_case_run r
         where r.project_id = top.project_id and r.case_id = top.case_id and r.status in (1, 2)
         order by r.started_at desc limit 1) last_failure on true
      order by top.score desc, last_failure.at desc nulls last, c.case_id
      limit ?
      """;

  private final ProjectQueries projects;

  FlakyQueries(ProjectQueries projects) {
    this.projects = projects;
  }

  FlakyCases top(
      Connection connection,
      int topN,
      double minScore,
      @Nullable String project,
      @Nullable String suiteId)
      throws SQLException {
    return top(connection, projects.visibleIds(connection, project), topN, minScore, suiteId);
  }

  /** Those of these projects, whoever asks. */
  public FlakyCases top(
      Connection connection,
      List<Integer> projectIds,
      int topN,
      double minScore,
      @Nullable String suiteId)
      throws SQLException {
    return new FlakyCases(
        Query.of(NEWEST, projectIds)
            .when(suiteId, "and s.slug = ?")
            .and(TOP, minScore, topN, topN)
            .list(connection, FlakyQueries::item));
  }

  private static FlakyCases.Item item(ResultSet row) throws SQLException {
    return new FlakyCases.Item(
        FlakyInfo.ofCase(CaseStateColumns.read(row), row.getInt("flaky_window")),
        CaseIdentity.read(row, row.getString("project"), row.getString("suite")));
  }
}
