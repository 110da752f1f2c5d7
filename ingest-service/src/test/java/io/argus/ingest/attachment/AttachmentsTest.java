package io.argus.ingest.attachment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.AttachmentsExpired;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.Topics;
import io.argus.http.Caller;
import io.argus.ingest.PublishedEvents;
import io.argus.ingest.objects.ObjectStore;
import io.argus.ingest.publish.UploadPublisher;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = ArgusBackend.class,
    initArgs = @ResourceArg(name = ArgusBackend.POSTGRES, value = "false"))
class AttachmentsTest {

  static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  private static final String HTML = "<!DOCTYPE html><html><script>alert(1)</script></html>";
  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject ObjectMapper json;
  @Inject AttachmentConfig config;
  @Inject ObjectStore objects;
  @Inject UploadPublisher publisher;

  private final String project = "p" + UUID.randomUUID();
  private final UUID runId = UUID.randomUUID();
  private final UUID caseId = UUID.randomUUID();

  @Test
  void a_picture_of_a_case_is_stored_announced_and_given_back() throws IOException {
    Response stored = post("checkout.png", PNG);

    stored
        .then()
        .statusCode(201)
        .body("url", startsWith("/api/attachments/" + project + "/" + runId + "/" + caseId + "/"))
        .body("attachments[0].name", equalTo("checkout.png"))
        .body("attachments[0].contentType", equalTo("image/png"))
        .body("attachments[0].sizeBytes", equalTo(PNG.length));
    byte[] given =
        reader()
            .get(url(stored))
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", "sandbox; default-src 'none'")
            .header("Cache-Control", containsString("private"))
            .header("Cache-Control", containsString("immutable"))
            .header("Content-Disposition", startsWith("inline; filename=\"checkout.png\""))
            .extract()
            .asByteArray();
    assertThat(given).isEqualTo(PNG);
    ConsumerRecord<String, byte[]> event = PublishedEvents.of(project, 1, bootstrapServers).get(0);
    assertThat(event.key()).isEqualTo(project + "/e2e");
    assertThat(PublishedEvents.type(event)).isEqualTo("AttachmentStored");
    JsonNode said = json.readTree(event.value());
    assertThat(said.get("runId").asText()).isEqualTo(runId.toString());
    assertThat(said.get("caseId").asText()).isEqualTo(caseId.toString());
    assertThat(said.get("url").asText()).isEqualTo(url(stored));
    assertThat(said.get("sizeBytes").asInt()).isEqualTo(PNG.length);
  }

  @Test
  void the_same_again_has_the_same_address_and_other_bytes_have_another() {
    String first = url(post("a.txt", "one".getBytes(UTF_8)));

    assertThat(url(post("a.txt", "one".getBytes(UTF_8)))).isEqualTo(first);
    assertThat(url(post("a.txt", "two".getBytes(UTF_8)))).isNotEqualTo(first);
    assertThat(url(post("b.txt", "one".getBytes(UTF_8)))).isNotEqualTo(first);
    List<String> ids =
        PublishedEvents.of(project, 4, bootstrapServers).stream().map(PublishedEvents::id).toList();
    assertThat(ids.stream().distinct()).hasSize(3);
  }

  @Test
  void a_file_that_is_too_large_loses_only_itself() {
    caller(Caller.INGEST)
        .queryParam("project", project)
        .multiPart("file", "dump.bin", new byte[3_000])
        .multiPart("file", "small.txt", "fine".getBytes(UTF_8))
        .multiPart("case", caseId.toString())
        .post("/api/ingest/runs/" + runId + "/attachments")
        .then()
        .statusCode(201)
        .body("attachments", hasSize(1))
        .body("attachments[0].name", equalTo("small.txt"))
        .body("attachments[0].caseId", equalTo(caseId.toString()))
        .body("rejected[0].name", equalTo("dump.bin"))
        .body("rejected[0].reason", containsString("2000 bytes"));
  }

  @Test
  void one_that_is_too_large_and_alone_is_413_and_names_the_limit() {
    post("dump.bin", new byte[3_000])
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("detail", containsString("dump.bin"))
        .body("detail", containsString("2000 bytes"))
        .body("rejected", hasSize(1));
  }

  @Test
  void a_run_takes_so_many_and_no_more_but_those_that_it_has_again() {
    for (int i = 0; i < 5; i++) {
      post("a" + i + ".txt", "x".getBytes(UTF_8)).then().statusCode(201);
    }

    post("one-more.txt", "x".getBytes(UTF_8))
        .then()
        .statusCode(413)
        .body("detail", containsString("at most 5 attachments"));
    post("a3.txt", "x".getBytes(UTF_8)).then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {HTML, SVG, "<?xml version=\"1.0\"?><a/>"})
  void what_can_hold_a_script_is_a_download_whatever_it_is_called(String content) {
    Response stored = post("innocent.png", content.getBytes(UTF_8));

    reader()
        .get(url(stored))
        .then()
        .statusCode(200)
        .contentType("application/octet-stream")
        .header("Content-Disposition", startsWith("attachment; "));
  }

  @Test
  void text_is_shown_as_text() {
    Response stored = post("server.log", "started\nstopped\n".getBytes(UTF_8));

    reader()
        .get(url(stored))
        .then()
        .statusCode(200)
        .contentType("text/plain;charset=UTF-8")
        .body(equalTo("started\nstopped\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd",
    "'C:\\\\temp\\\\shot.txt', shot.txt",
    "'a\"; filename=\"b.exe', 'a\"; filename=\"b.exe'",
    "'..', attachment",
    "'größe 100%.txt', 'größe 100%.txt'",
  })
  void a_hostile_name_is_only_a_name(String given, String name) {
    Response stored = post(given, "x".getBytes(UTF_8));

    stored.then().statusCode(201).body("attachments[0].name", equalTo(name));
    reader()
        .get(url(stored))
        .then()
        .statusCode(200)
        .header("Content-Disposition", not(containsString("filename=\"b.exe")));
  }

  @Test
  void control_characters_and_ten_thousand_letters_are_cut_out_of_a_name() {
    String name = "a\tb\r\nX-Evil: 1" + "x".repeat(10_000) + ".txt";

    Response stored =
        caller(Caller.INGEST)
            .queryParam("project", project)
            .multiPart("file", "f.txt", "x".getBytes(UTF_8))
            .multiPart("name", name)
            .post("/api/ingest/runs/" + runId + "/attachments");

    stored.then().statusCode(201);
    String kept = stored.jsonPath().getString("attachments[0].name");
    assertThat(kept).startsWith("abX-Evil: 1xxx").endsWith("….txt").hasSizeLessThan(100);
    reader().get(url(stored)).then().statusCode(200).header("X-Evil", equalTo(null));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=2-4, 206, cde, bytes 2-4/10",
    "bytes=7-, 206, hij, bytes 7-9/10",
    "bytes=-2, 206, ij, bytes 8-9/10",
    "bytes=0-99, 206, abcdefghij, bytes 0-9/10",
    "bytes=10-, 416, , bytes */10",
    "'bytes=0-1,3-4', 200, abcdefghij, ",
    "lines=1-2, 200, abcdefghij, ",
  })
  void ranges_are_answered(String range, int status, String body, String contentRange) {
    Response stored = post("a.txt", "abcdefghij".getBytes(UTF_8));

    reader()
        .header("Range", range)
        .get(url(stored))
        .then()
        .statusCode(status)
        .header("Content-Range", equalTo(contentRange))
        .body(status == 416 ? containsString("range-not-satisfiable") : equalTo(body));
  }

  @Test
  void a_browser_that_has_it_is_told_so() {
    String url = url(post("a.txt", "x".getBytes(UTF_8)));
    String tag = reader().get(url).header("ETag");

    reader().header("If-None-Match", tag).get(url).then().statusCode(304);
  }

  @Test
  void what_has_expired_is_removed_and_what_came_later_stays() throws Exception {
    String gone = url(post("old.txt", "x".getBytes(UTF_8)));
    String other = url(postTo(UUID.randomUUID(), "other.txt"));
    try (KafkaProducer<String, byte[]> kafka =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      expire(kafka, "not JSON".getBytes(UTF_8));
      expire(kafka, expired(Instant.now().minusSeconds(3_600)));
      expire(kafka, expired(Instant.now().plusSeconds(60)));
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> reader().get(gone).statusCode() == 404);
    reader().get(other).then().statusCode(200);
    reader().get(url(post("new.txt", "x".getBytes(UTF_8)))).then().statusCode(200);
  }

  private byte[] expired(Instant storedBefore) throws IOException {
    return json.writeValueAsBytes(new AttachmentsExpired(runId, project, storedBefore));
  }

  private void expire(KafkaProducer<String, byte[]> kafka, byte[] event) throws Exception {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.INSIGHTS, project, event);
    record.headers().add(CloudEvent.TYPE, "AttachmentsExpired".getBytes(UTF_8));
    kafka.send(record).get();
  }

  @Test
  void what_was_stored_lately_is_announced_once_more() {
    String url = url(post("a.txt", "x".getBytes(UTF_8)));
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));

    new AnnouncementJob(config, objects, publisher, later).announce();

    assertThat(PublishedEvents.of(project, 2, bootstrapServers))
        .extracting(PublishedEvents::id)
        .containsExactlyInAnyOrder(url, url);
  }

  @Test
  void an_empty_file_is_a_file() {
    String url = url(post("empty.log", new byte[0]));

    reader().get(url).then().statusCode(200).header("Content-Length", "0");
  }

  @Test
  void only_who_reads_the_project_may_see_it() {
    String url = url(post("a.txt", "x".getBytes(UTF_8)));

    given().get(url).then().statusCode(401);
    caller(Caller.INGEST).get(url).then().statusCode(403);
    String other = InternalTokens.token("t", Set.of(Caller.READ), Set.of("other"));
    given().header("Authorization", "Bearer " + other).get(url).then().statusCode(404);
    reader().get(url.replace(".txt", ".png")).then().statusCode(404);
    reader()
        .get(url.replace(runId.toString(), UUID.randomUUID().toString()))
        .then()
        .statusCode(404);
    reader().get(url.replace(runId.toString(), "..")).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "not-a-run, '', runId",
    "7942e08b-4e45-514e-ba47-6c1a1906d7bc, nonsense, case",
  })
  void wrong_ids_are_named(String run, String testCase, String field) {
    caller(Caller.INGEST)
        .queryParam("project", project)
        .queryParam("case", testCase)
        .body(PNG)
        .post("/api/ingest/runs/" + run + "/attachments")
        .then()
        .statusCode(400)
        .body("field", equalTo(field));
  }

  private Response post(String name, byte[] content) {
    return postTo(runId, name, content);
  }

  private Response postTo(UUID run, String name) {
    return postTo(run, name, "x".getBytes(UTF_8));
  }

  private Response postTo(UUID run, String name, byte[] content) {
    return caller(Caller.INGEST)
        .queryParam("project", project)
        .queryParam("suiteId", "e2e")
        .queryParam("case", caseId)
        .queryParam("name", name)
        .contentType("text/html") // what a poster says is not believed
        .body(content)
        .post("/api/ingest/runs/" + run + "/attachments");
  }

  private static String url(Response stored) {
    stored.then().statusCode(201);
    return stored.jsonPath().getString("url");
  }

  private static RequestSpecification reader() {
    return caller(Caller.READ);
  }

  private static RequestSpecification caller(String role) {
    String token = InternalTokens.token("tester", Set.of(role), Set.of("*"));
    return given().urlEncodingEnabled(true).header("Authorization", "Bearer " + token);
  }
}
