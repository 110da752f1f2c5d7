package io.argus.report.run;

import io.argus.report.database.AnalyticsDatabase;
import io.argus.report.parameter.PathId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;

/** Answers with one run, looked up and written within one snapshot. */
@ApplicationScoped
public class RunStream {

  private final AnalyticsDatabase database;
  private final RunQueries runs;

  RunStream(AnalyticsDatabase database, RunQueries runs) {
    this.database = database;
    this.runs = runs;
  }

  /** A run that is unknown or invisible ends with a 404 instead. */
  public StreamingOutput of(String id, RunBody body) {
    return output ->
        database.<Boolean, IOException>read(
            connection -> {
              StoredRun run =
                  runs.find(connection, PathId.of("run", id))
                      .orElseThrow(() -> PathId.unknown("run", id));
              body.write(connection, run, output);
              return true;
            });
  }

  /** Writes a run, streaming. */
  @FunctionalInterface
  public interface RunBody {
    void write(Connection connection, StoredRun run, OutputStream output)
        throws IOException, SQLException;
  }
}
