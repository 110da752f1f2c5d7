package io.argus.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The few facts that only the tables of schema analytics tell. */
record Tables(Stack stack) {

  /** Windows of cases that differ from what their rows say. */
  long wrongWindows() throws SQLException {
    return number(
        """
        with result as (
          select t.project_id, t.case_id, t.status, row_number() over (
            partition by t.project_id, t.case_id order by t.started_at desc, r.run_id desc)::int - 1 as age
          from test_case_run t join test_run r on r.project_id = t.project_id and r.id = t.run_id
          where t.status <> 3),
        recomputed as (
          select project_id, case_id, count(*) as length,
            bit_or(case status when 1 then 1::bigint << age else 0 end) as failed,
            bit_or(case status when 2 then 1::bigint << age else 0 end) as errored
          from result where age < 64 group by project_id, case_id)
        select count(*) from recomputed n full join case_state s using (project_id, case_id)
        where (coalesce(n.length, 0), coalesce(n.failed, 0), coalesce(n.errored, 0))
          is distinct from (coalesce(s.length, 0)::bigint, coalesce(s.failed, 0), coalesce(s.errored, 0))
        """);
  }

  long caseRuns() throws SQLException {
    return number("select count(*) from test_case_run");
  }

  long runs() throws SQLException {
    return number("select count(*) from test_run");
  }

  long uploads() throws SQLException {
    return number("select count(*) from upload");
  }

  /** Chunks of uploads that nobody has closed. */
  long openChunks() throws SQLException {
    return number("select count(*) from upload_chunk");
  }

  private long number(String query) throws SQLException {
    JsonNode postgres = stack.endpoints().at("/postgres");
    try (Connection connection =
            DriverManager.getConnection(
                postgres.get("jdbcUrl").asText(),
                postgres.get("user").asText(),
                postgres.get("password").asText());
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to analytics");
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
