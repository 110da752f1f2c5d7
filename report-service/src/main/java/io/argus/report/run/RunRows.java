package io.argus.report.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunStatus;
import io.argus.report.database.Columns;
import io.argus.report.database.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Makes runs of rows. */
@ApplicationScoped
class RunRows {

  private static final TypeReference<List<RunError>> ERRORS = new TypeReference<>() {};

  private final StoredJson json;

  RunRows(StoredJson json) {
    this.json = json;
  }

  StoredRun read(ResultSet row) throws SQLException {
    return new StoredRun(
        row.getInt("project_id"),
        row.getLong("id"),
        row.getInt("flaky_window"),
        row.getInt("later"),
        view(row));
  }

  RunView view(ResultSet row) throws SQLException {
    return new RunView(
        row.getObject("run_id", UUID.class),
        row.getString("project"),
        row.getString("suite"),
        RunStatus.ofCode(row.getInt("status")),
        row.getString("trigger"),
        row.getString("branch"),
        row.getString("commit"),
        row.getString("config_hash"),
        row.getString("environment"),
        row.getString("browser"),
        Columns.instant(row, "started_at"),
        Columns.bigint(row, "duration_ms"),
        counts(row),
        json.read(row.getString("errors"), ERRORS),
        row.getString("build_url"),
        row.getString("ci_provider"),
        row.getString("run_key"),
        row.getString("variant"),
        shards(row),
        row.getInt("shard_total"),
        row.getInt("attempt"));
  }

  private static RunCounts counts(ResultSet row) throws SQLException {
    return new RunCounts(
        row.getInt("total"),
        row.getInt("passed"),
        row.getInt("failed"),
        row.getInt("errored"),
        row.getInt("skipped"),
        row.getInt("flaky"));
  }

  private static List<Integer> shards(ResultSet row) throws SQLException {
    Number[] shards = (Number[]) row.getArray("shards").getArray();
    return Arrays.stream(shards).map(Number::intValue).sorted().toList();
  }
}
