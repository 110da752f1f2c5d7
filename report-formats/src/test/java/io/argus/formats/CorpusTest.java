package io.argus.formats;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.parse.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Real reports of many tools, where they are at hand: the folder of system property {@code
 * argus.corpus} or variable {@code ARGUS_CORPUS}, with an {@code INDEX.tsv} that says what is in
 * each: records, passed, failed, errored, skipped, flaky, rerun.
 */
class CorpusTest {

  /** The index' words for formats where they are not ours. */
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          entry("failsafe", "junit"),
          entry("vitest", "jest"),
          entry("cucumber_json", "cucumber-json"),
          entry("cucumber_messages", "cucumber-messages"),
          entry("pytestjson", "pytest-json"),
          entry("gtestjson", "gtest-json"),
          entry("rspec", "rspec-json"),
          entry("otr", "open-test-reporting"),
          entry("k6json", "k6-json"),
          entry("k6csv", "k6-csv"),
          entry("jtl", "jmeter"),
          entry("gatling-bin", "gatling"));

  /** The index counts their samples; a case stands for all samples of its name. */
  private static final Set<String> LOAD_TESTS =
      Set.of("jmeter", "k6", "k6-json", "k6-csv", "locust", "gatling");

  private static final String REJECT = "REJECT";

  /** The corpus' folder {@code failsafe} holds both. */
  private static final String FAILSAFE = "failsafe-summary";

  /** Where the index leaves the choice. */
  private static final Map<String, String> POLICIES = policies();

  private final Map<String, int[]> table = new TreeMap<>();

  @TestFactory
  Stream<DynamicTest> every_file_gives_the_counts_of_the_index() throws IOException {
    List<String[]> rows = rows();
    Stream<DynamicTest> tests =
        rows.stream().map(row -> DynamicTest.dynamicTest(row[0], () -> check(row)));
    return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("table", this::print)));
  }

  @Test
  void the_same_case_in_two_files_of_an_upload_is_two_cases() {
    Path a = corpus().resolve("junit/same-name-two-suites-a.xml");
    Path b = corpus().resolve("junit/same-name-two-suites-b.xml");

    List<TestCaseRun> cases = Reports.cases(Reports.read(Reports.file(b), Reports.file(a)));

    assertThat(cases).extracting(TestCaseRun::variant).containsExactly(null, "#2");
  }

  private void check(String[] row) {
    int[] counts = table.computeIfAbsent(row[1], format -> new int[3]);
    counts[0]++;
    ReportFile[] files = files(corpus().resolve(row[0]));
    ReadUpload upload = Reports.read(files);
    List<TestCaseRun> cases = Reports.cases(upload);
    RunCounts recounted = RunCounts.NONE;
    for (TestCaseRun one : cases) {
      recounted = recounted.plus(one.status(), one.passedOnRetry());
    }

    assertThat(describe(upload, cases)).as(row[13]).isEqualTo(expected(row));
    assertThat(upload.files().get(0).report().format()).isIn(null, formatOf(row), FAILSAFE);
    if (!cases.isEmpty()) {
      assertThat(recounted).isEqualTo(upload.counts());
    }
    assertThat(cases).extracting(TestCaseRun::caseId).doesNotHaveDuplicates();
    assertThat(Reports.cases(Reports.readAgain(Limits.DEFAULT, files))).isEqualTo(cases);
    counts[POLICIES.containsKey(row[0]) ? 2 : 1]++;
  }

  /** A directory is the files of one upload. */
  private static ReportFile[] files(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).map(Reports::file).toArray(ReportFile[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print() {
    System.out.println("format            files  as indexed  by policy");
    table.forEach(
        (format, counts) ->
            System.out.printf("%-16s %6d %11d %10d%n", format, counts[0], counts[1], counts[2]));
  }

  private static String describe(ReadUpload upload, List<TestCaseRun> cases) {
    FileReport file = upload.files().get(0).report();
    if (file.error() != null) {
      return REJECT;
    }
    RunCounts counts = LOAD_TESTS.contains(file.format()) ? samples(file, cases) : upload.counts();
    long rerun = cases.stream().filter(one -> one.attempts().size() > 1).count();
    return String.join(
        " ",
        List.of(
            "" + (cases.isEmpty() ? counts.total() : file.records()),
            "" + counts.passed(),
            "" + counts.failed(),
            "" + counts.errored(),
            "" + counts.skipped(),
            "" + counts.flaky(),
            "" + rerun));
  }

  /** Evaluations of checks where there are checks, as in the index; else the requests. */
  private static RunCounts samples(FileReport file, List<TestCaseRun> cases) {
    boolean checks = cases.stream().anyMatch(one -> one.assertions() != null);
    long all = 0;
    long failed = 0;
    for (TestCaseRun one : cases) {
      LoadMetrics metrics = one.metrics();
      boolean sums = "group".equals(one.variant()) || "trends".equals(one.suiteName());
      boolean counts = checks ? one.assertions() != null : !sums;
      if (metrics != null && metrics.samples() != null && counts) {
        all += metrics.samples();
        failed += Math.round(metrics.errorRatePercent() * metrics.samples() / 100);
      }
    }
    return new RunCounts(file.records(), (int) (all - failed), (int) failed, 0, 0, 0);
  }

  private static String expected(String[] row) {
    String policy = POLICIES.get(row[0]);
    if (policy != null) {
      return policy;
    }
    return row[4].startsWith(REJECT) ? REJECT : String.join(" ", List.of(row).subList(4, 11));
  }

  private static Map<String, String> policies() {
    try (InputStream in = CorpusTest.class.getResourceAsStream("/corpus-policies.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String formatOf(String[] row) {
    return FORMATS.getOrDefault(row[1], row[1]);
  }

  private static List<String[]> rows() throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(corpus().resolve("INDEX.tsv"))) {
      String[] row = line.split("\t", -1);
      if (row.length > 13 && ReportFormats.names().contains(formatOf(row))) {
        rows.add(row);
      }
    }
    assertThat(rows).hasSizeGreaterThan(100);
    return rows;
  }

  private static Path corpus() {
    String folder = System.getProperty("argus.corpus", System.getenv("ARGUS_CORPUS"));
    boolean there = folder != null && Files.exists(Path.of(folder, "INDEX.tsv"));
    Assumptions.assumeTrue(
        there, "NOT RUN: no corpus; say -Dargus.corpus=FOLDER or ARGUS_CORPUS=FOLDER");
    return Path.of(String.valueOf(folder));
  }
}
