package io.argus.acceptance;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The folder of real and hostile reports with its index of expected counts. */
final class Corpus {

  private Corpus() {}

  /** Named by {@code argus.corpus} or {@code ARGUS_CORPUS}; without it the tests are skipped. */
  static Path folder() {
    String named =
        Optional.ofNullable(System.getProperty("argus.corpus"))
            .or(() -> Optional.ofNullable(System.getenv("ARGUS_CORPUS")))
            .orElse("");
    Assumptions.assumeTrue(
        !named.isBlank() && Files.isDirectory(Path.of(named)),
        "SKIPPED: no corpus of real reports; set ARGUS_CORPUS to its folder");
    return Path.of(named);
  }

  /** The index: path, format, source, licence, tests, passed, failed, errored, skipped, flaky, … */
  static Stream<String[]> rows(Path corpus) throws IOException {
    return Files.readAllLines(corpus.resolve("INDEX.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> line.split("\t", -1));
  }

  /** Tests, passed, failed, errored, skipped and flaky as the index says. */
  static String expected(String[] row) {
    return String.join(" ", List.of(row).subList(4, 10));
  }

  /** The same of an answer. */
  static String counts(JsonPath answer) {
    return String.join(
        " ",
        Stream.of("total", "passed", "failed", "errored", "skipped", "flaky")
            .map(count -> answer.getString("counts." + count))
            .toList());
  }
}
