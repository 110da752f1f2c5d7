package io.argus.ingest.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.argus.contracts.run.TestCaseRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Cases as JSON, one after the other with nothing between them. One generator for all of them: one
 * for each costs more than writing it.
 */
final class CaseWriter {

  private final ObjectWriter cases;
  private final JsonGenerator generator;

  CaseWriter(ObjectMapper json, OutputStream to) {
    this.cases = json.writerFor(TestCaseRun.class);
    try {
      this.generator = json.createGenerator(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    generator.setRootValueSeparator(null);
  }

  /** The whole of it has reached the stream when this returns. */
  void write(TestCaseRun run) {
    try {
      cases.writeValue(generator, run);
      generator.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a contract record must be writable", e);
    }
  }
}
