package io.argus.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;

/** The folder of real and hostile reports with its index of expected counts. */
final class Corpus {

  private static final Pattern NOT_GREEN =
      Pattern.compile("not (look )?green", Pattern.CASE_INSENSITIVE);

  /** Of the index: what else is in the folder, which is no report. */
  private static final List<String> OTHERS = List.of("history", "api", "format", "-");

  private final Path folder;
  private final Map<String, String> policies;

  private Corpus(Path folder, Map<String, String> policies) {
    this.folder = folder;
    this.policies = policies;
  }

  /**
   * One line of the index.
   *
   * @param expected records, passed, failed, errored, skipped, flaky and rerun; {@code REJECT…}, or
   *     words where it leaves the choice
   * @param mustNotBeGreen something in it is red and no case
   */
  record Entry(String path, String format, String expected, boolean mustNotBeGreen) {

    /** True when there are numbers to hold the answer against. */
    boolean isCounted() {
      return expected.matches("\\d+( \\d+){6}");
    }

    /** Records in the file; a case may be several of them. */
    int records() {
      return Integer.parseInt(expected.substring(0, expected.indexOf(' ')));
    }

    /** Passed, failed, errored, skipped and flaky cases. */
    String cases() {
      List<String> counts = List.of(expected.split(" "));
      return String.join(" ", counts.subList(1, 6));
    }
  }

  /**
   * Named by {@code argus.corpus} or {@code ARGUS_CORPUS}; without it the tests are skipped.
   *
   * @param project the repository's root, which has what the index leaves open
   */
  static Corpus open(Path project) throws IOException {
    String named =
        Optional.ofNullable(System.getProperty("argus.corpus"))
            .or(() -> Optional.ofNullable(System.getenv("ARGUS_CORPUS")))
            .orElse("");
    Assumptions.assumeTrue(
        !named.isBlank() && Files.isDirectory(Path.of(named)),
        "SKIPPED: no corpus of real reports; set ARGUS_CORPUS to its folder");
    Path policies = project.resolve("report-formats/src/test/resources/corpus-policies.tsv");
    try (Stream<String> lines = Files.lines(policies)) {
      return new Corpus(
          Path.of(named),
          lines
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .collect(Collectors.toMap(row -> row[0], row -> row[1])));
    }
  }

  /** Every report of the index. */
  Stream<Entry> entries() throws IOException {
    return Files.readAllLines(folder.resolve("INDEX.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> line.split("\t", -1))
        .filter(row -> row.length > 13 && !OTHERS.contains(row[1]))
        .map(this::entry);
  }

  private Entry entry(String[] row) {
    String counted =
        row[4].matches("\\d+") ? String.join(" ", List.of(row).subList(4, 11)) : row[4];
    String expected = policies.getOrDefault(row[0], counted);
    String words = row[4] + " " + row[13];
    return new Entry(row[0], row[1], expected, NOT_GREEN.matcher(words).find());
  }

  /** The file; a folder as an archive of what is in it. */
  byte[] content(Entry entry) throws IOException {
    Path path = folder.resolve(entry.path());
    return Files.isDirectory(path) ? zipped(path) : Files.readAllBytes(path);
  }

  private static byte[] zipped(Path path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(path.relativize(file).toString()));
        Files.copy(file, zip);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return bytes.toByteArray();
  }
}
