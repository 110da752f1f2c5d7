package io.argus.report.run;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.report.database.AnalyticsDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

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
              StoredRun run = runs.find(connection, runId(id)).orElseThrow(() -> unknown(id));
              body.write(connection, run, output);
              return true;
            });
  }

  private static UUID runId(String id) {
    try {
      UUID runId = UUID.fromString(id);
      if (runId.toString().equalsIgnoreCase(id)) {
        return runId;
      }
    } catch (IllegalArgumentException e) {
      // no run has such an id
    }
    throw unknown(id);
  }

  private static ProblemException unknown(String id) {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no run " + id + ".");
  }

  /** Writes a run, streaming. */
  @FunctionalInterface
  public interface RunBody {
    void write(Connection connection, StoredRun run, OutputStream output)
        throws IOException, SQLException;
  }
}
