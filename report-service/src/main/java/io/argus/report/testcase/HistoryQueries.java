package io.argus.report.testcase;

import io.argus.contracts.run.CaseStatus;
import io.argus.http.Page;
import io.argus.http.Slice;
import io.argus.http.TimeCursor;
import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.run.CaseError;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Reads the results of one case, newest first; those of one instant by the id of their run. */
@ApplicationScoped
class HistoryQueries {

  private static final String SELECT =
      """
      select r.run_id, r.started_at, r.branch, r.commit, r.status, r.duration_ms,
             r.attempts ~ '[FE]' as retried, f.signature, f.type, f.message
      from (select t.run_id, r.started_at, t.branch, t.commit, r.status, r.duration_ms, r.attempts,
                   r.project_id, r.failure_id
      """;

  private static final String RESULTS =
      """
      from test_case_run r
      join test_run t on t.project_id = r.project_id and t.id = r.run_id
      where r.project_id = ? and r.case_id = ?
      """;

  private static final String TEXTS =
      """
      left join lateral (
        select * from failure
         where project_id = r.project_id and id = r.failure_id and week = week_of(r.started_at)
         limit 1) f on true
      order by r.started_at desc, r.run_id desc
      """;

  Page<TestCaseWithHistory.Result> page(
      Connection connection, TestCaseQueries.StoredTestCase testCase, Slice<TimeCursor> slice)
      throws SQLException {
    long total =
        Query.of("select count(*)")
            .and(RESULTS, testCase.projectId(), testCase.id())
            .count(connection);
    List<TestCaseWithHistory.Result> found =
        newest(testCase, slice).list(connection, HistoryQueries::result);
    return slice.page(
        found, total, result -> new TimeCursor(result.startedAt(), result.runId()).text());
  }

  private static Query newest(TestCaseQueries.StoredTestCase testCase, Slice<TimeCursor> slice) {
    Query query = Query.of(SELECT).and(RESULTS, testCase.projectId(), testCase.id());
    TimeCursor after = slice.after();
    if (after != null) {
      query
          .and("and r.started_at <= ?", after.at())
          .and("and (r.started_at, t.run_id) < (?, ?)", after.at(), after.id());
    }
    return query
        .and("order by r.started_at desc, t.run_id desc")
        .and("limit ? offset ?) r", slice.readAhead(), slice.offset())
        .and(TEXTS);
  }

  private static TestCaseWithHistory.Result result(ResultSet row) throws SQLException {
    CaseStatus status = CaseStatus.ofCode(row.getInt("status"));
    return new TestCaseWithHistory.Result(
        row.getObject("run_id", UUID.class),
        Columns.instant(row, "started_at"),
        row.getString("branch"),
        row.getString("commit"),
        status,
        Columns.integer(row, "duration_ms"),
        status == CaseStatus.PASS && row.getBoolean("retried"),
        CaseError.brief(row, "", status));
  }
}
