package io.argus.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecVersion;
import io.argus.contracts.Json;
import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventSamplesTest {

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of("test-run-started", TestRunStarted.class),
        Arguments.of("test-case-runs-recorded", TestCaseRunsRecorded.class),
        Arguments.of("test-run-aborted", TestRunAborted.class),
        Arguments.of("test-run-reported", TestRunReported.class),
        Arguments.of("test-run-recorded", TestRunRecorded.class),
        Arguments.of("attachment-stored", AttachmentStored.class),
        Arguments.of("attachments-expired", AttachmentsExpired.class),
        Arguments.of("execution-requested", ExecutionRequested.class),
        Arguments.of("execution-updated", ExecutionUpdated.class),
        Arguments.of("execution-step-recorded", ExecutionStepRecorded.class),
        Arguments.of("execution-deleted", ExecutionDeleted.class));
  }

  static Stream<Arguments> records() {
    return Stream.concat(
        events().map(event -> Arguments.of(event.get()[0] + "#", event.get()[1])),
        Stream.of(
            Arguments.of("test-case-run#", TestCaseRun.class),
            Arguments.of("test-case-run#/$defs/attempt", Attempt.class),
            Arguments.of("test-case-run#/$defs/failure", Failure.class),
            Arguments.of("test-case-run#/$defs/assertions", Assertions.class),
            Arguments.of("test-case-run#/$defs/metrics", LoadMetrics.class),
            Arguments.of("test-case-run#/$defs/attachment", Attachment.class),
            Arguments.of("test-case-run#/$defs/step", Step.class),
            Arguments.of("run#/$defs/counts", RunCounts.class),
            Arguments.of("run#/$defs/metadata", RunMetadata.class),
            Arguments.of("run#/$defs/error", RunError.class),
            Arguments.of("run#/$defs/file", FileReport.class)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_sample_is_valid_against_its_schema(String name, Class<?> event) {
    assertThat(problems(name, Json.resource("samples/" + name + ".json"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_sample_maps_onto_its_record_and_back_without_loss(String name, Class<?> event) {
    String sample = Json.resource("samples/" + name + ".json");

    Object read = Json.read(sample, event);

    assertThat(Json.tree(Json.write(read))).isEqualTo(Json.tree(sample));
    assertThat(Json.read(Json.write(read), event)).isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_member_from_the_future_is_ignored(String name, Class<?> event) {
    String sample = Json.resource("samples/" + name + ".json");
    String future = sample.replaceFirst("\\{", "{\"fromTheFuture\": 1,");

    assertThat(Json.read(future, event)).isEqualTo(Json.read(sample, event));
    assertThat(problems(name, future)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_missing_mandatory_member_is_seen_by_the_schema(String name, Class<?> event) {
    String sample = Json.resource("samples/" + name + ".json");

    assertThat(problems(name, sample.replaceFirst("\"(run|execution)Id\"", "\"id\""))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_schema_names_exactly_the_members_of_its_record(String pointer, Class<?> type) {
    String[] parts = pointer.split("#", -1);
    JsonNode schema = Json.tree(Json.resource("schemas/" + parts[0] + ".schema.json"));

    JsonNode properties = schema.at(parts[1]).get("properties");

    List<String> members =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat(properties.fieldNames()).toIterable().containsExactlyElementsOf(members);
  }

  private static List<String> problems(String name, String json) {
    return Json.problems("schemas/" + name + ".schema.json", SpecVersion.VersionFlag.V202012, json);
  }
}
