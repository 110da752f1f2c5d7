package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} tells of every kind of error, and of no other. */
class ErrorsDocumentTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

  @Test
  void every_kind_of_error_has_a_row_with_its_status() throws IOException {
    Path document = Path.of(System.getProperty("argus.root", "..")).resolve("docs/errors.md");

    List<String> told =
        ROW.matcher(Files.readString(document))
            .results()
            .map(row -> "urn:argus:problem:" + row.group(1) + " " + row.group(2))
            .toList();

    assertThat(told)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values())
                .map(type -> type.uri() + " " + type.status())
                .toList());
  }
}
