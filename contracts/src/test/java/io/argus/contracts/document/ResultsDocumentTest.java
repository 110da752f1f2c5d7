package io.argus.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion;
import io.argus.contracts.Json;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import io.argus.contracts.run.TestCaseRun;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResultsDocumentTest {

  private static final String SAMPLE = Json.resource("samples/test-run-results.json");
  private static final UUID ID = UUID.fromString("0f3d8c1a-7d52-5f0e-9a51-3b8d2a4c6e10");

  @Test
  void the_sample_is_valid_ctrf() {
    assertThat(ctrfProblems(SAMPLE)).isEmpty();
  }

  @Test
  void the_sample_maps_onto_the_records_and_back_to_the_same_bytes() throws IOException {
    ResultsDocument document = Json.read(SAMPLE, ResultsDocument.class);

    String written =
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";

    assertThat(written).isEqualTo(SAMPLE);
  }

  @Test
  void the_sample_is_what_its_run_and_cases_give() {
    ResultsDocument document = Json.read(SAMPLE, ResultsDocument.class);
    DocumentRun run = document.extra().argus().run();

    List<TestCaseRun> cases = cases(document);
    List<DocumentCase> tests = cases.stream().map(DocumentCase::of).toList();

    assertThat(Json.write(ResultsDocument.of(run, tests))).isEqualTo(Json.write(document));
  }

  @Test
  void a_run_survives_the_way_to_a_document_and_back() {
    DocumentRun stored = Json.read(SAMPLE, ResultsDocument.class).extra().argus().run();
    RunMetadata said = stored.metadata();

    DocumentRun run =
        DocumentRun.of(
            stored.id(),
            said,
            stored.status(),
            stored.durationMs(),
            stored.shards(),
            stored.counts(),
            stored.errors());

    assertThat(run).isEqualTo(stored);
  }

  @Test
  void a_run_of_which_little_is_known_is_valid_too() {
    RunMetadata said =
        new RunMetadata(
            "shop",
            "unit",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Instant.parse("2026-11-20T10:00:00.123456Z"),
            null,
            null,
            0,
            0,
            1);
    DocumentRun run =
        DocumentRun.of(ID, said, RunStatus.PASS, null, List.of(), RunCounts.NONE, List.of());

    String json = Json.write(ResultsDocument.of(run, List.of()));

    assertThat(ctrfProblems(json)).isEmpty();
    assertThat(json).contains("2026-11-20T10:00:00.123456Z").doesNotContain("environment");
  }

  @Test
  void tests_are_taken_one_by_one_while_the_document_is_written() throws IOException {
    DocumentCase test =
        Json.read(SAMPLE, ResultsDocument.class).results().tests().iterator().next();
    AtomicLong written = new AtomicLong();
    Iterable<DocumentCase> lazy = () -> new Repeated(test, written, 20_000);
    DocumentRun run = Json.read(SAMPLE, ResultsDocument.class).extra().argus().run();

    Json.MAPPER.writeValue(new Counting(written), ResultsDocument.of(run, lazy));

    assertThat(written.get()).isGreaterThan(1_000_000);
  }

  @Test
  void what_comes_before_the_tests_tells_all_of_the_run() {
    assertThat(SAMPLE.indexOf("\"extra\"")).isLessThan(SAMPLE.indexOf("\"results\""));
    assertThat(SAMPLE.indexOf("\"environment\" : {")).isLessThan(SAMPLE.indexOf("\"tests\" : ["));
  }

  private static List<String> ctrfProblems(String json) {
    return Json.problems("ctrf/ctrf-schema-0.0.json", SpecVersion.VersionFlag.V7, json);
  }

  private static List<TestCaseRun> cases(ResultsDocument document) {
    List<TestCaseRun> cases = new ArrayList<>();
    document.results().tests().forEach(test -> cases.add(test.toCase()));
    return cases;
  }

  /** Fails when it runs ahead of what has been written by more than Jackson's buffer. */
  private static final class Repeated implements Iterator<DocumentCase> {
    private final DocumentCase test;
    private final AtomicLong written;
    private final int times;
    private int given;

    Repeated(DocumentCase test, AtomicLong written, int times) {
      this.test = test;
      this.written = written;
      this.times = times;
    }

    @Override
    public boolean hasNext() {
      return given < times;
    }

    @Override
    public DocumentCase next() {
      assertThat(given * 100L - written.get()).isLessThan(64 * 1024);
      given++;
      return test;
    }
  }

  private static final class Counting extends Writer {
    private final AtomicLong written;

    Counting(AtomicLong written) {
      this.written = written;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
      written.addAndGet(length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
