package io.argus.report.run;

import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.Slice;
import io.argus.http.TimeCursor;
import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import io.argus.report.stability.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code test_run}; never a case row. */
@ApplicationScoped
public class RunQueries {

  private static final String COLUMNS =
      """
      select r.run_id, p.slug as project, s.slug as suite, r.status, r.trigger, r.branch, r.commit,
             r.config_hash, r.environment, r.browser, r.started_at, r.duration_ms, r.total, r.passed, r.failed, r.errored, r.skipped, r.flaky,
             r.build_url, r.ci_provider, r.run_key, r.variant, r.shards, r.shard_total, r.attempt,
      """;

  private static final String ALL_ERRORS = "r.errors";

  // A page of 500 runs stays small whatever went wrong in them.
  private static final String FIRST_ERRORS =
      """
      (select coalesce(jsonb_agg(e.error - 'stackTrace'), '[]')
         from jsonb_path_query(r.errors, '$[0 to 19]') as e(error)) as errors
      """;

  // What is needed to find its cases.
  private static final String STORED =
      """
      , r.project_id, r.id, p.flaky_window, (
        select count(*)
          from (select from test_run n
                 where n.suite_id = r.suite_id and (n.started_at, n.run_id) > (r.started_at, r.run_id)
                 limit ?) n) as later
      """;

  private static final String JOINED =
      """
      join project p on p.id = r.project_id
      join suite s on s.id = r.suite_id
      """;

  // Each project gives its newest by its index, however many projects there are.
  private static final String OF_EACH_PROJECT =
      """
      from unnest(?::int[]) as visible(project_id)
      cross join lateral (
        select r.* from test_run r where r.project_id = visible.project_id
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

  /**
   * The run, unless the caller may not see it. What is asked of it next is found by its id,
   * whichever it is, so those statements are planned once, too.
   */
  public Optional<StoredRun> find(Connection connection, UUID runId) throws SQLException {
    Query.planOnce(connection);
    return find(connection, runId, ALL_ERRORS);
  }

  /** The same with its {@code errors} as briefly as lists tell them. */
  public Optional<StoredRun> findBriefly(Connection connection, UUID runId) throws SQLException {
    return find(connection, runId, FIRST_ERRORS);
  }

  private Optional<StoredRun> find(Connection connection, UUID runId, String errors)
      throws SQLException {
    return Query.of(COLUMNS)
        .and(errors)
        .and(STORED, Window.CAPACITY)
        .and("from test_run r")
        .and(JOINED)
        .and("where r.run_id = ?", runId)
        .when(caller.visibleProjects().orElse(null), "and p.slug = any(?)")
        .first(connection, rows::read);
  }

  /** One page, newest first; runs of the same instant by their id, so that pages never overlap. */
  Page<RunView> page(Connection connection, RunFilter filter, Slice<TimeCursor> slice)
      throws SQLException {
    List<Integer> projectIds = projects.visibleIds(connection, filter.project());
    Query count =
        Query.of("select count(*) from test_run r where r.project_id = any(?)", projectIds);
    long total = filtered(count, filter).count(connection);
    List<RunView> found = newest(projectIds, filter, slice).list(connection, rows::view);
    return slice.page(found, total, run -> new TimeCursor(run.startedAt(), run.id()).text());
  }

  private static Query newest(List<Integer> projectIds, RunFilter filter, Slice<TimeCursor> slice) {
    Query query = Query.of(COLUMNS).and(FIRST_ERRORS).and(OF_EACH_PROJECT, projectIds);
    filtered(query, filter);
    TimeCursor after = slice.after();
    if (after != null) {
      query.and("and (r.started_at, r.run_id) < (?, ?)", after.at(), after.id());
    }
    return query
        .and(NEWEST_FIRST)
        .and("limit ?) r", (long) slice.readAhead() + slice.offset())
        .and(JOINED)
        .and(NEWEST_FIRST)
        .and("limit ? offset ?", slice.readAhead(), slice.offset());
  }

  private static Query filtered(Query query, RunFilter filter) {
    RunIds ids = filter.ids();
    if (ids != null) {
      query.and("and r.run_id between ? and ?", ids.first(), ids.last());
    }
    return query
        .when(filter.suiteId(), "and r.suite_id in (select id from suite where slug = ?)")
        .when(filter.branch(), "and r.branch = ?")
        .when(filter.status() == null ? null : (int) filter.status().code(), "and r.status = ?")
        .when(filter.trigger(), "and r.trigger = ?")
        .when(filter.since(), "and r.started_at >= ?")
        .when(filter.until(), "and r.started_at < ?");
  }
}
