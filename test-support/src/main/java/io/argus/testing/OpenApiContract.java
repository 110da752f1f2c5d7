package io.argus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The OpenAPI document that a service checks in under {@code contracts}, from which the gateway
 * makes the product's. A test of the service hands over what {@code /q/openapi} answers; when the
 * two differ it fails with the lines that do. {@code -Dargus.contracts.update=true} writes the
 * file.
 */
public final class OpenApiContract {

  private static final String UPDATE = "argus.contracts.update";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private final String service;
  private final Path checkedIn;

  private OpenApiContract(String service, Path checkedIn) {
    this.service = service;
    this.checkedIn = checkedIn;
  }

  /**
   * The contract of a service.
   *
   * @param service the file's name without extension: {@code ingest}, {@code report}, …
   */
  public static OpenApiContract of(String service) {
    String root = System.getProperty("argus.root", "..");
    return new OpenApiContract(
        service,
        Path.of(root, "contracts/src/main/resources/openapi", service + ".yaml").normalize());
  }

  static OpenApiContract at(Path checkedIn) {
    return new OpenApiContract("test", checkedIn);
  }

  /** Compares the generated document, YAML or JSON, or writes the file when asked to. */
  public void check(String generated) {
    check(generated, Boolean.getBoolean(UPDATE));
  }

  void check(String generated, boolean update) {
    try {
      String expected = normalForm(generated);
      if (update) {
        Files.createDirectories(checkedIn.toAbsolutePath().getParent());
        Files.writeString(checkedIn, expected);
      }
      assertThat(Files.exists(checkedIn) ? Files.readString(checkedIn) : "")
          .as(
              "%s and what %s generates; run its tests with -D%s=true to write the file",
              checkedIn, service, UPDATE)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the address that the service happened to have. */
  private static String normalForm(String generated) throws IOException {
    ObjectNode document = YAML.readValue(generated, ObjectNode.class);
    document.remove("servers");
    return YAML.writeValueAsString(document);
  }
}
