package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.document.DocumentCase;
import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.MetadataReader;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import io.argus.formats.parse.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadedRunTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void cases_stand_in_the_order_of_the_database() throws IOException {
    // U+FF21 is one UTF-16 unit above the surrogates of U+1F34F, and sorts before it by bytes.
    assertThat(
            names(
                "<testcase name='b'/><testcase name='\uD83C\uDF4F'/><testcase name='\uFF21'/>"
                    + "<testcase classname='c' name='a'/><testcase name='B'/>"))
        .containsExactly("B", "b", "\uFF21", "\uD83C\uDF4F", "a");
  }

  @Test
  void a_run_is_red_by_a_case_or_by_an_error_and_goes_on_while_shards_are_missing()
      throws IOException {
    assertThat(status("<testcase name='a'/>", Map.of())).isEqualTo(RunStatus.PASS);
    assertThat(status("<testcase name='a'><failure/></testcase>", Map.of()))
        .isEqualTo(RunStatus.FAIL);
    assertThat(status("<error message='no'/><testcase name='a'/>", Map.of()))
        .isEqualTo(RunStatus.FAIL);
    assertThat(status("<testcase name='a'/>", Map.of("shard", "1", "shardTotal", "2")))
        .isEqualTo(RunStatus.RUNNING);
    assertThat(status("<testcase name='a'/>", Map.of("shard", "1", "shardTotal", "1")))
        .isEqualTo(RunStatus.PASS);
  }

  @Test
  void a_reports_time_is_believed_for_a_week() throws IOException {
    assertThat(start("2026-11-19T12:00:00Z")).isEqualTo("2026-11-19T12:00:00Z");
    assertThat(start("2026-11-12T12:00:00Z")).isEqualTo(NOW.toString());
    assertThat(start("2026-11-21T12:00:00Z")).isEqualTo(NOW.toString());
    assertThat(
            read("<testcase name='a'/>")
                .startOf(said(Map.of("startedAt", "2020-01-01T00:00:00Z")), NOW))
        .isEqualTo("2020-01-01T00:00:00Z");
  }

  private static String start(String timestamp) throws IOException {
    return read("<testsuite timestamp='" + timestamp + "'><testcase name='a'/></testsuite>")
        .startOf(said(Map.of()), NOW)
        .toString();
  }

  private static List<String> names(String cases) throws IOException {
    List<String> names = new ArrayList<>();
    for (DocumentCase one : document(cases, Map.of()).results().tests()) {
      names.add(one.name());
      assertThat(one.extra().argus().attempts()).hasSize(1);
    }
    return names;
  }

  private static RunStatus status(String cases, Map<String, String> more) throws IOException {
    return document(cases, more).extra().argus().run().status();
  }

  private static ResultsDocument document(String cases, Map<String, String> more)
      throws IOException {
    return UploadedRun.document(
        new UUID(1, 2), said(started(more)), IdentityPatterns.NONE, read(cases));
  }

  private static Map<String, String> started(Map<String, String> more) {
    Map<String, String> texts = new HashMap<>(more);
    texts.put("startedAt", NOW.toString());
    return texts;
  }

  private static RunMetadata said(Map<String, String> more) {
    Map<String, String> texts = new HashMap<>(more);
    texts.put("project", "shop");
    return MetadataReader.read(texts, NOW);
  }

  private static ReadUpload read(String xml) throws IOException {
    byte[] bytes =
        (xml.startsWith("<testsuite") ? xml : "<testsuite>" + xml + "</testsuite>")
            .getBytes(StandardCharsets.UTF_8);
    ReportFile file = new ReportFile("r.xml", null, false, () -> new ByteArrayInputStream(bytes));
    return new UploadReader(Limits.DEFAULT).read(List.of(file));
  }
}
