package io.argus.report.run;

import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code test_run}; never a case row. */
@ApplicationScoped
public class RunQueries {

  private static final String COLUMNS =
      """
      select r.project_id, r.id, r.run_id, p.slug as project, p.flaky_window, s.slug as suite,
             r.run_id is not distinct from s.newest_run_id as newest_of_suite,
             r.status, r.trigger, r.branch, r.commit, r.config_hash, r.environment, r.browser,
             r.started_at, r.duration_ms, r.total, r.passed, r.failed, r.errored, r.skipped, r.flaky,
             r.build_url, r.ci_provider, r.run_key, r.variant, r.shards, r.shard_total, r.attempt,
      """;

  private static final String ALL_ERRORS = "r.errors";

  // A page of 500 runs stays small whatever went wrong in them.
  private static final String FIRST_ERRORS =
      """
      (select coalesce(jsonb_agg(e.error - 'stackTrace'), '[]')
         from jsonb_path_query(r.errors, '$[0 to 19]') as e(error)) as errors
      """;

  private static final String FROM =
      """
      from test_run r
      join project p on p.id = r.project_id
      join suite s on s.id = r.suite_id
      """;

  private static final String NEWEST_FIRST = "order by r.started_at desc, r.run_id desc";

  private final Caller caller;
  private final ProjectQueries projects;
  private final RunRows rows;

  RunQueries(Caller caller, ProjectQueries projects, RunRows rows) {
    this.caller = caller;
    this.projects = projects;
    this.rows = rows;
  }

  /** The run, unless the caller may not see it. */
  public Optional<StoredRun> find(Connection connection, UUID runId) throws SQLException {
    return Query.of(COLUMNS)
        .and(ALL_ERRORS)
        .and(FROM)
        .and("where r.run_id = ?", runId)
        .when(caller.visibleProjects().orElse(null), "and p.slug = any(?)")
        .first(connection, rows::read);
  }

  /** One page, newest first; runs of the same instant by their id, so that pages never overlap. */
  Page<RunView> page(Connection connection, RunFilter filter, RunSlice slice) throws SQLException {
    List<Integer> projectIds = projects.visibleIds(connection, filter.project());
    long total = where(Query.of("select count(*)"), filter, projectIds).count(connection);
    Query query = where(Query.of(COLUMNS).and(FIRST_ERRORS), filter, projectIds);
    RunCursor after = slice.after();
    if (after != null) {
      query.and("and (r.started_at, r.run_id) < (?, ?)", after.startedAt(), after.runId());
    }
    List<RunView> found =
        query
            .and(NEWEST_FIRST)
            .and("limit ? offset ?", slice.limit() + 1, slice.offset())
            .list(connection, row -> rows.read(row).view());
    List<RunView> items = found.subList(0, Math.min(slice.limit(), found.size()));
    return new Page<>(items, total, slice.limit(), slice.offset(), nextCursor(items, found.size()));
  }

  private static @Nullable String nextCursor(List<RunView> items, int found) {
    return found > items.size() ? RunCursor.of(items.get(items.size() - 1)).text() : null;
  }

  private static Query where(Query query, RunFilter filter, List<Integer> projectIds) {
    return query
        .and(FROM)
        .and("where r.project_id = any(?)", projectIds)
        .when(filter.suiteId(), "and s.slug = ?")
        .when(filter.branch(), "and r.branch = ?")
        .when(filter.status() == null ? null : (int) filter.status().code(), "and r.status = ?")
        .when(filter.trigger(), "and r.trigger = ?")
        .when(filter.since(), "and r.started_at >= ?")
        .when(filter.until(), "and r.started_at < ?");
  }
}
