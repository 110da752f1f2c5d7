package io.argus.report.run;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.argus.report.database.AnalyticsDatabase;
import io.argus.report.parameter.PathId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/** Answers with one run, looked up and written within one snapshot. */
@ApplicationScoped
public class RunStream {

  /** Half of the pool: whoever reads a huge run slowly leaves the rest to lists and trends. */
  private static final int STREAMS = 4;

  private final Semaphore places = new Semaphore(STREAMS, true);
  private final AnalyticsDatabase database;
  private final RunQueries runs;

  RunStream(AnalyticsDatabase database, RunQueries runs) {
    this.database = database;
    this.runs = runs;
  }

  /** A run that is unknown or invisible ends with a 404 instead. */
  public StreamingOutput of(String id, RunBody body) {
    return output -> {
      try (HeldOutput held = new HeldOutput(output, places)) {
        database.<Boolean, IOException>read(connection -> write(connection, id, body, held));
        held.finish();
      }
    };
  }

  private boolean write(Connection connection, String id, RunBody body, OutputStream output)
      throws IOException, SQLException {
    StoredRun run =
        runs.find(connection, PathId.of("run", id)).orElseThrow(() -> PathId.unknown("run", id));
    try {
      body.write(connection, run, output);
      return true;
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause; // of the database or of the output: it only came by way of the JSON
      }
      throw e;
    }
  }

  /** Writes a run, streaming. */
  @FunctionalInterface
  public interface RunBody {
    void write(Connection connection, StoredRun run, OutputStream output)
        throws IOException, SQLException;
  }
}
