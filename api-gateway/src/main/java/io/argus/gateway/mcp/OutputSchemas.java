package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.mcp.server.OutputSchemaGenerator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Takes the schema of an answer from the file that is named like its marker. Public, because the
 * extension reads the markers.
 */
@Singleton
public class OutputSchemas implements OutputSchemaGenerator {

  private final ObjectMapper mapper;

  OutputSchemas(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Answers of {@code argus_history}. */
  public interface Runs {}

  /** Answers of {@code argus_trends}. */
  public interface Trend {}

  /** Answers of {@code argus_flaky}. */
  public interface FlakyCases {}

  /** Answers of {@code argus_compare}. */
  public interface Comparison {}

  /** Answers of {@code argus_verdict}. */
  public interface Verdicts {}

  /** Answers of {@code argus_execute}. */
  public interface Execution {}

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
