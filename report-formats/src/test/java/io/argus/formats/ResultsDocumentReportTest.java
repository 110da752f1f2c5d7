package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.argus.contracts.document.DocumentCase;
import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.run.TestCaseRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsDocumentReportTest {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Test
  void a_document_comes_back_byte_by_byte() throws IOException {
    String sample = sample();

    assertThat(exported(Reports.read(sample))).isEqualTo(sample);
  }

  @Test
  void its_run_is_known_before_its_cases() throws IOException {
    ReadUpload upload = Reports.read(sample());
    DocumentRun run = upload.files().get(0).document();

    assertThat(run)
        .isEqualTo(MAPPER.readValue(sample(), ResultsDocument.class).extra().argus().run());
    assertThat(run.counts()).isEqualTo(upload.counts());
  }

  @Test
  void a_case_of_ours_that_lacks_what_we_write_is_refused() throws IOException {
    String broken = sample().replaceFirst("\"attempts\" : \\[ \\{", "\"attempts\" : [ {}, {");

    assertThat(Reports.onlyFile(broken).report().error())
        .contains("/results/tests/0/extra/argus lacks status or attempts");
  }

  @Test
  void a_run_of_ours_that_lacks_what_we_write_is_refused() throws IOException {
    String broken = sample().replaceFirst("\"project\"", "\"proj\"");

    assertThat(Reports.onlyFile(broken).report().error())
        .contains("/extra/argus/run lacks project");
  }

  private static String exported(ReadUpload upload) throws IOException {
    DocumentRun run = upload.files().get(0).document();
    List<TestCaseRun> cases = Reports.cases(upload, run.metadata());
    ResultsDocument document =
        ResultsDocument.of(run, cases.stream().map(DocumentCase::of).toList());
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  private static String sample() throws IOException {
    try (InputStream in =
        ResultsDocument.class.getResourceAsStream("/samples/test-run-results.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
