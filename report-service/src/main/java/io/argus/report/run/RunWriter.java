package io.argus.report.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.argus.report.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Writes a run with its cases as they come out of the database. */
@ApplicationScoped
class RunWriter {

  private final ObjectMapper mapper;

  /** Of one case after the other: what is full goes out, not each. */
  private final ObjectWriter caseWriter;

  private final CaseQueries cases;

  RunWriter(ObjectMapper mapper, CaseQueries cases) {
    this.mapper = mapper;
    this.caseWriter =
        mapper.writerFor(CaseView.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    this.cases = cases;
  }

  // A run that breaks off must not look like a whole one: on failure nothing is closed.
  @SuppressWarnings("resource")
  void write(Connection connection, StoredRun run, CaseSelection selection, OutputStream to)
      throws IOException, SQLException {
    JsonGenerator json = mapper.createGenerator(to);
    json.writeStartObject();
    for (Map.Entry<String, JsonNode> member : mapper.valueToTree(run.view()).properties()) {
      json.writeFieldName(member.getKey());
      json.writeTree(member.getValue());
    }
    UploadedAttachments uploaded = UploadedAttachments.of(connection, run.view());
    if (!uploaded.ofRun().isEmpty()) {
      json.writePOJOField("attachments", uploaded.ofRun());
    }
    if (selection.included()) {
      json.writeArrayFieldStart("cases");
      writeCases(connection, run, selection, uploaded, json);
      json.writeEndArray();
    }
    json.writeEndObject();
    json.flush();
  }

  private void writeCases(
      Connection connection,
      StoredRun run,
      CaseSelection selection,
      UploadedAttachments uploaded,
      JsonGenerator json)
      throws IOException, SQLException {
    try (Rows<StoredCase> stored = cases.open(connection, run, selection.statuses())) {
      while (stored.hasNext()) {
        caseWriter.writeValue(json, CaseView.from(stored.next(), uploaded));
      }
    }
  }
}
