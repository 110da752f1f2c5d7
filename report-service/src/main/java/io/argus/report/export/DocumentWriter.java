package io.argus.report.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.document.DocumentCase;
import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.run.CaseStatus;
import io.argus.report.database.Rows;
import io.argus.report.run.CaseQueries;
import io.argus.report.run.StoredCase;
import io.argus.report.run.StoredRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Iterator;

/** Writes the results document of a run; the same run always gives the same bytes. */
@ApplicationScoped
class DocumentWriter {

  private final ObjectMapper mapper;
  private final CaseQueries cases;

  DocumentWriter(ObjectMapper mapper, CaseQueries cases) {
    this.mapper = mapper;
    this.cases = cases;
  }

  // A document that breaks off must not look like a whole one: on failure nothing is closed.
  @SuppressWarnings("resource")
  void write(Connection connection, StoredRun run, OutputStream to)
      throws IOException, SQLException {
    JsonGenerator json = mapper.createGenerator(to);
    try (Rows<StoredCase> stored = cases.open(connection, run, EnumSet.allOf(CaseStatus.class))) {
      Iterable<DocumentCase> tests = () -> new Tests(stored);
      mapper.writeValue(json, ResultsDocument.of(ExportedRun.of(run.view()), tests));
    }
    json.flush();
  }

  /** Makes a test of a stored case when it is its turn. */
  private record Tests(Iterator<StoredCase> stored) implements Iterator<DocumentCase> {

    @Override
    public boolean hasNext() {
      return stored.hasNext();
    }

    @Override
    public DocumentCase next() {
      return DocumentCase.of(stored.next().facts());
    }
  }
}
