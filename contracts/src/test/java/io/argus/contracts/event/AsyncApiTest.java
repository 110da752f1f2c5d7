package io.argus.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.argus.contracts.Json;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private final JsonNode api = api();

  @Test
  void it_names_the_topics_and_their_dead_letters() {
    List<String> addresses =
        api.get("channels").findValues("address").stream().map(JsonNode::asText).toList();

    assertThat(addresses)
        .containsExactlyInAnyOrder(
            Topics.TEST_RUNS,
            Topics.TEST_RUNS + Topics.DEAD_LETTER_SUFFIX,
            Topics.INSIGHTS,
            Topics.INSIGHTS + Topics.DEAD_LETTER_SUFFIX,
            Topics.EXECUTIONS,
            Topics.EXECUTIONS + Topics.DEAD_LETTER_SUFFIX);
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> references =
        api.findValues("$ref").stream().map(JsonNode::asText).distinct().toList();

    assertThat(references).isNotEmpty().allSatisfy(this::leadsSomewhere);
  }

  @Test
  void a_message_is_named_as_its_type_header() {
    Stream.of(
            TestRunStarted.class,
            TestCaseRunsRecorded.class,
            TestRunReported.class,
            TestRunAborted.class,
            TestRunRecorded.class,
            AttachmentStored.class,
            AttachmentsExpired.class,
            ExecutionRequested.class,
            ExecutionUpdated.class,
            ExecutionStepRecorded.class,
            ExecutionDeleted.class)
        .map(CloudEvent::typeOf)
        .forEach(type -> assertThat(api.findValuesAsText("name")).contains(type));
  }

  @Test
  void the_headers_are_those_of_cloud_events() {
    JsonNode headers = Json.tree(Json.resource("schemas/cloud-event-headers.schema.json"));

    assertThat(headers.get("properties").fieldNames())
        .toIterable()
        .containsExactly(
            CloudEvent.SPEC_VERSION,
            CloudEvent.ID,
            CloudEvent.TYPE,
            CloudEvent.SOURCE,
            CloudEvent.TIME);
  }

  private void leadsSomewhere(String reference) {
    if (reference.startsWith("#")) {
      assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    } else {
      assertThat(Json.tree(Json.resource(reference.substring(2))).has("$schema")).isTrue();
    }
  }

  private static JsonNode api() {
    try {
      return new YAMLMapper().readTree(Json.resource("asyncapi.yaml"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
