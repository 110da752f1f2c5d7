package io.argus.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiContractTest {

  private static final String GENERATED =
      """
      ---
      openapi: 3.1.0
      servers:
      - url: http://localhost:12345
      info:
        version: "1.0"
        description: "no: yes"
      paths:
        /api/runs:
          get:
            tags:
            - Runs
      """;

  @TempDir private Path directory;

  @Test
  void a_document_that_is_not_checked_in_fails_and_says_how_to_write_it() {
    assertThatThrownBy(() -> contract().check(GENERATED, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("report.yaml")
        .hasMessageContaining("-Dargus.contracts.update=true")
        .hasMessageContaining("/api/runs");
  }

  @Test
  void what_an_update_wrote_is_what_the_next_check_expects() {
    contract().check(GENERATED, true);

    assertThatCode(() -> contract().check(GENERATED, false)).doesNotThrowAnyException();
    assertThat(directory.resolve("openapi/report.yaml"))
        .content()
        .contains("version: \"1.0\"")
        .doesNotContain("12345");
  }

  @Test
  void the_address_of_the_service_does_not_count() {
    contract().check(GENERATED, true);

    assertThatCode(() -> contract().check(GENERATED.replace("12345", "54321"), false))
        .doesNotThrowAnyException();
  }

  @Test
  void a_change_fails() {
    contract().check(GENERATED, true);

    assertThatThrownBy(() -> contract().check(GENERATED.replace("Runs", "Other"), false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Other");
  }

  private OpenApiContract contract() {
    return OpenApiContract.at(directory.resolve("openapi/report.yaml"));
  }
}
