package io.argus.ingest.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.argus.http.Caller;
import io.argus.ingest.PublishedEvents;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(AnalyticsStandIn.class)
@QuarkusTestResource(
    value = ArgusBackend.class,
    initArgs = @ResourceArg(name = ArgusBackend.POSTGRES, value = "false"))
class SettingsAtTheDoorTest {

  private static final String REPORT =
      "<testsuite name='s'><testcase classname='C' name='a'/></testsuite>";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void what_a_disabled_project_gets_is_read_and_dropped() {
    String project = "disabled-" + UUID.randomUUID();

    post(project, Map.of())
        .then()
        .statusCode(202)
        .body("recorded", equalTo(false))
        .body("counts.total", equalTo(1))
        .body("files[0].cases", equalTo(1))
        .body("warnings[0]", containsString("is disabled: nothing was recorded"))
        .body("warnings[0]", containsString("PUT /api/projects/" + project));
    Response start = authorised().queryParam("project", project).post("/api/ingest/runs/start");
    start.then().statusCode(201).body("recorded", equalTo(false));
    authorised()
        .body("{\"seq\":0,\"cases\":[]}")
        .post(start.jsonPath().getString("links.cases"))
        .then()
        .statusCode(202)
        .body("recorded", equalTo(false));
    for (String end : List.of("{}", "{\"status\":\"aborted\"}")) {
      authorised()
          .body(end)
          .post(start.jsonPath().getString("links.finish"))
          .then()
          .statusCode(202)
          .body("recorded", equalTo(false));
    }
    assertNothingIsPublished(project);
  }

  @Test
  void a_broken_report_for_a_disabled_project_is_still_told() {
    authorised()
        .queryParam("project", "disabled-x")
        .body("<testsuite>")
        .post("/api/ingest/reports")
        .then()
        .statusCode(400);
  }

  @Test
  void a_start_beyond_the_retention_is_taken_with_a_warning() {
    String eightDaysAgo = Instant.now().minus(Duration.ofDays(8)).toString();

    post("week-" + UUID.randomUUID(), Map.of("startedAt", eightDaysAgo))
        .then()
        .statusCode(202)
        .body("recorded", equalTo(false))
        .body("warnings[0]", containsString("expires at once"));
    post("new-" + UUID.randomUUID(), Map.of("startedAt", eightDaysAgo))
        .then()
        .statusCode(202)
        .body("warnings", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken-", "silent-"})
  void an_upload_neither_fails_nor_waits_because_nobody_tells_the_settings(String kind) {
    String project = kind + UUID.randomUUID();
    post("new-" + UUID.randomUUID(), Map.of()).then().statusCode(202); // is warm now

    post(project, Map.of())
        .then()
        .statusCode(202)
        .body("recorded", equalTo(true))
        .time(lessThan(5_000L));

    assertThat(PublishedEvents.of(project, 2, bootstrapServers)).hasSize(2);
  }

  @Test
  void the_patterns_of_the_project_and_of_the_poster_leave_parts_of_names_out() {
    String project = "patterns-" + UUID.randomUUID();

    authorised()
        .queryParam("project", project)
        .queryParam("identityExclude", "\\d{4}-\\d\\d-\\d\\d", "v\\d+")
        .body("<testsuite><testcase name='a 0x7f 2026-11-20 v3'/></testsuite>")
        .post("/api/ingest/reports")
        .then()
        .statusCode(202);

    byte[] chunk = PublishedEvents.of(project, 2, bootstrapServers).get(0).value();
    assertThat(new String(chunk, StandardCharsets.UTF_8))
        .contains("\"name\":\"a * * *\"")
        .contains("\"reportedName\":\"a 0x7f 2026-11-20 v3\"");
  }

  @Test
  void a_pattern_that_cannot_be_used_is_named() {
    post("new-" + UUID.randomUUID(), Map.of("identityExclude", "("))
        .then()
        .statusCode(400)
        .body("field", equalTo("identityExclude"))
        .body("detail", containsString("\"(\" is no pattern"));
  }

  private static Response post(String project, Map<String, ?> metadata) {
    return authorised()
        .queryParam("project", project)
        .queryParams(metadata)
        .contentType("application/xml")
        .body(REPORT)
        .post("/api/ingest/reports");
  }

  private static RequestSpecification authorised() {
    String token = InternalTokens.token("tester", Set.of(Caller.INGEST), Set.of("*"));
    return given().header("Authorization", "Bearer " + token);
  }

  /** Whatever was sent had been acknowledged before its answer. */
  private void assertNothingIsPublished(String project) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("argus.test-runs.v1").stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(event -> assertThat(event.key()).doesNotStartWith(project + "/"));
      }
    }
  }
}
