package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.mcp.server.OutputSchemaGenerator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Takes the schema of an answer from the file that is named like its marker. */
@Singleton
class OutputSchemas implements OutputSchemaGenerator {

  private final ObjectMapper mapper;

  OutputSchemas(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Answers of {@code argus_history}. */
  interface Runs {}

  /** Answers of {@code argus_trends}. */
  interface Trend {}

  /** Answers of {@code argus_flaky}. */
  interface FlakyCases {}

  /** Answers of {@code argus_compare}. */
  interface Comparison {}

  /** Answers of {@code argus_verdict}. */
  interface Verdicts {}

  /** Answers of {@code argus_execute}. */
  interface Execution {}

  @Override
  public Object generate(Class<?> from) {
    String file = "/mcp/" + from.getSimpleName() + ".json";
    try (InputStream schema = OutputSchemas.class.getResourceAsStream(file)) {
      if (schema == null) {
        throw new IllegalStateException("no " + file);
      }
      return mapper.readTree(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
