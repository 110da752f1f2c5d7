package io.argus.ingest.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.argus.contracts.run.TestCaseRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Cases as JSON, one after the other with nothing between them. One generator for all of them: one
 * for each costs more than writing it.
 */
final class CaseWriter {

  private final SequenceWriter cases;

  CaseWriter(ObjectMapper json, OutputStream to) {
    try {
      JsonGenerator generator = json.createGenerator(to).setRootValueSeparator(null);
      this.cases = json.writerFor(TestCaseRun.class).writeValues(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole of it has reached the stream when this returns. */
  void write(TestCaseRun run) {
    try {
      cases.write(run);
      cases.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a contract record must be writable", e);
    }
  }
}
