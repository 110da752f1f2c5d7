package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.contracts.event.TestCaseRunsRecorded;
import io.argus.contracts.run.TestCaseRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** No case is larger than an event may be: it could never be published. */
class CaseSizeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The largest text that a report can hold: six bytes of JSON for each of UTF-8. */
  private static final String DENSE = "\u0001".repeat(3_000);

  private static final String SHORT = "\u0001".repeat(50);

  @Test
  void a_document_that_is_all_lists_and_control_characters_fits_into_an_event() throws Exception {
    ObjectNode test = JSON.createObjectNode();
    test.put("name", DENSE).put("status", "failed").put("duration", Integer.MAX_VALUE);
    test.put("message", DENSE).put("trace", DENSE.repeat(20)).put("stdout", DENSE);
    test.putArray("suite").add(DENSE).add(DENSE);
    ArrayNode retries = test.putArray("retryAttempts");
    ArrayNode attachments = test.putArray("attachments");
    for (int i = 0; i < 120; i++) {
      retries.addObject().put("status", "failed").put("message", DENSE).put("trace", DENSE);
      attachments
          .addObject()
          .put("name", i + DENSE)
          .put("contentType", DENSE)
          .put("path", i + DENSE);
    }
    ArrayNode steps = test.putArray("steps");
    for (int i = 0; i < 1_200; i++) {
      ObjectNode step = steps.addObject().put("name", i + "").put("status", "failed");
      ObjectNode extra = step.putObject("extra").putObject("argus").put("status", "error");
      for (String text : List.of("expectedResult", "actualResult", "errorMessage")) {
        extra.put(text, SHORT);
      }
      extra.put("screenshotUrl", SHORT).put("screenshotBeforeUrl", SHORT);
      extra.put("screenshotAfterUrl", SHORT).put("durationMs", 7).put("retryCount", 7);
    }
    ObjectNode ours = test.putObject("extra").putObject("argus").put("status", "error");
    ours.put("suiteName", DENSE).put("className", DENSE).put("variant", DENSE);
    ours.put("errorType", DENSE);
    ArrayNode attempts = ours.putArray("attempts");
    for (int i = 0; i < 120; i++) {
      attempts.addObject().put("attempt", 32_767).put("shard", 32_767).put("status", "error");
      ((ObjectNode) attempts.get(i)).put("errorType", DENSE).put("durationMs", Integer.MAX_VALUE);
    }
    ObjectNode diagnostics = ours.putObject("diagnostics");
    for (int i = 0; i < 300; i++) {
      diagnostics.put(i + DENSE, "x");
    }

    assertFits(document(test));
  }

  @Test
  void a_case_of_error_types_and_attachments_fits_into_an_event() throws Exception {
    StringBuilder report = new StringBuilder("<testcase name='a'>");
    for (int i = 0; i < 150; i++) {
      report.append("<flakyFailure type='").append(i).append("&quot;".repeat(2_040)).append("'/>");
    }
    report.append("<properties>");
    for (int i = 0; i < 150; i++) {
      String path = i + "&quot;".repeat(2_040);
      report.append("<property name='attachment' value='").append(path).append("'/>");
    }
    report.append("</properties></testcase>");

    assertFits(Reports.suite(report.toString()));
  }

  @Test
  void what_does_not_fit_is_left_out_whole() {
    StringBuilder report = new StringBuilder("<testcase name='a'><failure/><properties>");
    for (int i = 0; i < 100; i++) {
      String path = i + "/" + "&quot;".repeat(2_000);
      report.append("<property name='attachment' value='").append(path).append("'/>");
    }
    String content = Reports.suite(report + "</properties></testcase>");

    TestCaseRun run = Reports.onlyCase(content);

    assertThat(run.attachments()).hasSizeBetween(20, 99);
    assertThat(run.attachments()).allMatch(one -> one.path().length() > 2_000);
    assertThat(Reports.onlyFile(content).report().warnings())
        .anyMatch(warning -> warning.contains("262144 bytes, some were cut"));
  }

  @Test
  void markers_of_attachments_that_never_end_cost_no_time() {
    String output = "[[ATTACHMENT|".repeat(75_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(attachments(output)).isEmpty();
          assertThat(attachments(output + "\n]]")).isEmpty();
          assertThat(attachments(output.substring(0, 130_000) + "]]")).hasSize(1);
          assertThat(attachments("[[ATTACHMENT|a.png]]\n".repeat(1_000))).hasSize(100);
        });
  }

  private static List<?> attachments(String output) {
    return Reports.onlyCase(
            Reports.suite(
                "<testcase name='a'><failure/><system-out>" + output + "</system-out></testcase>"))
        .attachments();
  }

  private static void assertFits(String report) throws JsonProcessingException {
    TestCaseRun run = Reports.onlyCase(report);
    assertThat(JSON.writeValueAsBytes(run).length).isLessThan(TestCaseRunsRecorded.MAX_BYTES);
  }

  private static String document(ObjectNode test) throws JsonProcessingException {
    ObjectNode document = JSON.createObjectNode().put("reportFormat", "CTRF");
    ObjectNode results = document.putObject("results");
    results.putObject("tool").put("name", "t");
    results.putObject("summary");
    results.putArray("tests").add(test);
    return JSON.writeValueAsString(document);
  }
}
