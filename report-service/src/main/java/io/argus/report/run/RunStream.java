package io.argus.report.run;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.argus.http.WeakTag;
import io.argus.report.database.AnalyticsDatabase;
import io.argus.report.parameter.PathId;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Answers with one run, looked up and written within one snapshot. */
@ApplicationScoped
public class RunStream {

  /** Half of the pool: whoever reads a huge run slowly leaves the rest to lists and trends. */
  private static final int STREAMS = 4;

  private final Semaphore places = new Semaphore(STREAMS, true);
  private final AnalyticsDatabase database;
  private final RunQueries runs;
  private final HttpServerRequest request;

  RunStream(AnalyticsDatabase database, RunQueries runs, HttpServerRequest request) {
    this.database = database;
    this.runs = runs;
    this.request = request;
  }

  /** A run that is unknown or invisible ends with a 404 instead. */
  public StreamingOutput of(String id, RunBody body) {
    return output -> {
      try (HeldOutput held = new HeldOutput(output, places)) {
        database.<Boolean, IOException>read(connection -> write(connection, id, body, held));
        Optional<byte[]> whole = held.whole();
        if (whole.isPresent()) {
          send(whole.get(), output);
        }
      }
    };
  }

  /** An answer that was not streamed has a tag, and is not sent to whoever has it. */
  private void send(byte[] whole, OutputStream output) throws IOException {
    WeakTag tag = WeakTag.of(whole);
    if (tag.isIn(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      throw new WebApplicationException(
          Response.notModified().header(HttpHeaders.ETAG, tag.text()).build());
    }
    request.response().putHeader(HttpHeaders.ETAG, tag.text());
    output.write(whole);
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
