package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file of the corpus in the formats read so far, through the public door: the run has the
 * counts that the corpus' index says, or those that docs/formats.md says instead.
 */
class CorpusIT {

  private static final Set<String> FORMATS = Set.of("junit", "failsafe", "ctrf");

  /**
   * The index counts records; docs/formats.md says which repeated records are attempts of one case.
   */
  private static final Map<String, String> POLICY =
      Map.of(
          "junit/non-junit-root.xml", "REJECT",
          "junit/flaky-retries-repeated-cases.xml", "3 3 0 0 0 1",
          "junit/flaky-all-attempts-fail.xml", "1 0 0 1 0 0");

  private final Argus argus = new Argus();

  @TestFactory
  Stream<DynamicTest> corpus_files_have_their_counts() throws IOException {
    Path corpus = Corpus.folder();
    return Corpus.rows(corpus)
        .filter(row -> FORMATS.contains(row[0].substring(0, row[0].indexOf('/'))))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> check(corpus, row)));
  }

  private void check(Path corpus, String[] row) throws IOException {
    Response answer =
        argus.post(
            Files.readAllBytes(corpus.resolve(row[0])), Map.of("project", Argus.newProject()));
    String expected = POLICY.getOrDefault(row[0], Corpus.expected(row));
    if (expected.startsWith("REJECT")) {
      answer.then().statusCode(400);
      assertThat(answer.jsonPath().getString("files[0].error")).isNotBlank();
      return;
    }
    answer.then().statusCode(202);
    assertThat(Corpus.counts(answer.jsonPath())).as(answer.asString()).isEqualTo(expected);
    JsonPath run = argus.run(answer.jsonPath().getString("runId"));
    assertThat(Corpus.counts(run)).isEqualTo(expected);
    assertThat(run.getList("cases").size()).isIn(0, run.getInt("counts.total"));
  }
}
