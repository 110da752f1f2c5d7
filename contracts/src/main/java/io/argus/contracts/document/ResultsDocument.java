package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A run and all its cases ({@code test-run-results.json}), valid against CTRF's JSON Schema. Stored
 * facts only: nothing depends on other runs or on the time of export, so the same run always gives
 * the same bytes. Keys stand in the order of the components.
 *
 * <p>{@code tests} come last and are any {@link Iterable}: Jackson takes them one by one, so a
 * document of any size can be written from a cursor. A reader knows the run before its first test.
 *
 * @param runId the run's public id
 * @param extra {@code extra.argus.run}: all that is known of the run; where CTRF's own words say
 *     the same (counts, commit, …), this is what counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResultsDocument(
    String reportFormat, String specVersion, String runId, Extra<RunExtra> extra, Results results) {

  public static final String REPORT_FORMAT = "CTRF";

  /** The version of CTRF's specification whose schema the tests check against. */
  public static final String SPEC_VERSION = "0.0.0";

  /** The document of {@code run}; {@code tests} are iterated while the document is written. */
  public static ResultsDocument of(DocumentRun run, Iterable<DocumentCase> tests) {
    return new ResultsDocument(
        REPORT_FORMAT,
        SPEC_VERSION,
        run.id().toString(),
        new Extra<>(new RunExtra(run)),
        new Results(Tool.ARGUS, Summary.of(run), Environment.of(run), tests));
  }

  /** What {@code extra.argus} of the whole document holds. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record RunExtra(DocumentRun run) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Results(
      Tool tool,
      Summary summary,
      @Nullable Environment environment,
      @JsonInclude(JsonInclude.Include.ALWAYS) Iterable<DocumentCase> tests) {}

  /** Who wrote the document: Argus, not the tool that ran the tests, which is not stored. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Tool(String name, @Nullable String version) {

    static final Tool ARGUS = new Tool("Argus", null);
  }

  /**
   * The run's totals and times.
   *
   * @param failed failed and errored ones: CTRF has one word for both
   * @param stop equals {@code start} where the run's duration is unknown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Summary(
      int tests,
      int passed,
      int failed,
      int skipped,
      int pending,
      int other,
      int flaky,
      long start,
      long stop,
      @Nullable Long duration) {

    static Summary of(DocumentRun run) {
      long start = run.startedAt().toEpochMilli();
      long duration = run.durationMs() == null ? 0 : run.durationMs();
      return new Summary(
          run.counts().total(),
          run.counts().passed(),
          run.counts().failed() + run.counts().errored(),
          run.counts().skipped(),
          0,
          0,
          run.counts().flaky(),
          start,
          start + duration,
          run.durationMs());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Environment(
      @Nullable String buildUrl,
      @Nullable String commit,
      @Nullable String branchName,
      @Nullable String testEnvironment) {

    static @Nullable Environment of(DocumentRun run) {
      Environment said =
          new Environment(run.buildUrl(), run.commit(), run.branch(), run.environment());
      return said.equals(new Environment(null, null, null, null)) ? null : said;
    }
  }
}
