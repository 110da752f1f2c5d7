package io.argus.analytics.deadletter;

import static io.argus.analytics.testdata.Callers.admin;
import static io.argus.analytics.testdata.Callers.reader;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.analytics.run.Produced;
import io.argus.analytics.testdata.Tables;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.event.Topics;
import io.argus.contracts.run.CaseStatus;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class DeadLetterResourceTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PATH = "/api/admin/dead-letters";
  private static final String DLQ = Topics.TEST_RUNS + Topics.DEAD_LETTER_SUFFIX;

  @Inject DeadLetterStore store;
  @Inject Tables tables;
  @Inject ObjectMapper json;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final String project = "p" + UUID.randomUUID();
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void connect() {
    producer = Produced.producer(bootstrapServers);
  }

  @AfterEach
  void disconnect() {
    producer.close();
  }

  @Test
  void a_poisoned_record_amid_others_is_shown_and_driven_again_when_its_cause_is_mended()
      throws Exception {
    Produced lacking = new Produced(project, "unit", "lacking");
    for (int i = 0; i < 7; i++) {
      lacking.with("t" + i, CaseStatus.PASS);
    }
    Produced before = new Produced(project, "unit", "before").with("a", CaseStatus.PASS);
    Produced after = new Produced(project, "unit", "after").with("a", CaseStatus.PASS);

    before.send(producer, json);
    lacking.send(producer, json, lacking.chunks().get(0));
    lacking.send(producer, json, lacking.chunks().get(2));
    lacking.send(producer, json, lacking.report());
    after.send(producer, json);

    awaitStored(before);
    awaitStored(after);
    Map<String, Object> letter = letters(1).get(0);
    assertThat(letter)
        .containsEntry("topic", DLQ)
        .containsEntry("reason", "chunk 1 of 3 is missing")
        .containsEntry("project", project)
        .containsEntry("suiteId", "unit")
        .containsEntry("type", "TestRunReported")
        .containsEntry("runId", lacking.runId().toString())
        .containsEntry("uploadId", lacking.uploadId.toString())
        .containsEntry("state", "open")
        .containsEntry("redrivenAt", null);
    assertThat((String) letter.get("origin")).startsWith(Topics.TEST_RUNS + "/");

    lacking.send(producer, json, lacking.chunks().get(1));
    String redrive = PATH + "/" + letter.get("id") + "/redrive";
    admin().post(redrive).then().statusCode(202).body("redriven", equalTo(1));

    awaitStored(lacking);
    assertThat(tables.number("select total from test_run where run_id = ?", lacking.runId()))
        .isEqualTo(7);
    assertThat(letters(1).get(0)).containsEntry("state", "redriven");
    assertThat(admin().post(redrive).statusCode()).isEqualTo(409);
    assertThat(admin().post(redrive + "?again=true").statusCode()).isEqualTo(202);
    assertThat(admin().post(redrive + "?again=yes").statusCode()).isEqualTo(400);
  }

  @Test
  void a_run_that_another_project_held_can_be_stored_when_that_is_gone() throws Exception {
    String other = "o" + UUID.randomUUID();
    tables.execute("insert into project (slug, max_runs) values (?, 1)", other);
    Instant start = Instant.now().minusSeconds(600);
    Produced held = new Produced(other, "unit", "held").startedAt(start);
    held.send(producer, json);
    awaitStored(held);
    Produced upload = new Produced(project, "unit", "imported");
    TestRunReported said = upload.report();
    upload.send(
        producer,
        json,
        new TestRunReported(
            held.runId(),
            said.uploadId(),
            said.run(),
            said.receivedAt(),
            said.durationMs(),
            0,
            said.counts(),
            said.errors(),
            said.files(),
            null,
            null));
    assertThat((String) letters(1).get(0).get("reason")).contains("belongs to another");

    // Another run of the other project is one too many: retention takes the held one.
    new Produced(other, "unit", "newer").startedAt(start.plusSeconds(9)).send(producer, json);
    await()
        .atMost(SOON)
        .until(
            () -> tables.text("select 1 from test_run where run_id = ?", held.runId()).isEmpty());
    admin()
        .post(PATH + "/redrive?project=" + project)
        .then()
        .statusCode(202)
        .body("redriven", equalTo(1));

    awaitStored(upload);
    assertThat(letters(1)).hasSize(1);
  }

  @Test
  void letters_that_fail_again_come_back_as_new_ones() throws Exception {
    Produced any = new Produced(project, "unit", "x");
    for (int i = 0; i < 20; i++) {
      producer.send(any.record("Nonsense", ("{\"n\":" + i + "}").getBytes(UTF_8))).get();
    }
    letters(20);

    admin()
        .post(PATH + "/redrive?project=" + project)
        .then()
        .statusCode(202)
        .body("redriven", equalTo(20));

    assertThat(letters(40).stream().filter(letter -> letter.get("state").equals("open")))
        .hasSize(20);
    assertThat(page("state=open&project=" + project + "&limit=7&offset=15")).hasSize(5);
    assertThat(page("state=redriven&project=" + project + "&limit=500")).hasSize(20);
    assertThat(pagesOf("state=open&project=" + project, 7))
        .isEqualTo(page("state=open&project=" + project + "&limit=500"));
    admin()
        .get(PATH + "?state=open&project=" + project)
        .then()
        .body("total", equalTo(20))
        .body("items[0].size", equalTo(8));
  }

  @Test
  void whatever_lies_on_the_topic_is_listed_and_nothing_stops_the_rest() throws Exception {
    byte[] key = (project + "/unit").getBytes(UTF_8);
    byte[] bad = {(byte) 0xC3, 0x28, 0, (byte) 0xFF};
    RecordHeaders strange = new RecordHeaders();
    strange.add("nothing", null);
    strange.add(DeadLetters.REASON, bad);
    strange.add("na\0me", bad);
    letter(key, null, new RecordHeaders());
    letter(new byte[0], bad, new RecordHeaders());
    letter(bad, "{}".getBytes(UTF_8), strange);
    letter(key, bad, strange);
    letter(key, ("é".repeat(40_000)).getBytes(UTF_8), new RecordHeaders());

    List<Map<String, Object>> letters = letters(3);

    assertThat(detail(letters.get(0)))
        .containsEntry("truncated", true)
        .containsEntry("size", 80_000)
        .containsEntry("payload", "é".repeat(DeadLetterDetail.MOST_BYTES / 2))
        .containsEntry("payloadBase64", null);
    assertThat(detail(letters.get(1)))
        .containsEntry("payload", null)
        .containsEntry("payloadBase64", "wygA/w==")
        .containsEntry("key", project + "/unit")
        .containsEntry("reason", "\uFFFD(\uFFFD\uFFFD")
        .containsEntry("truncated", false);
    assertThat(detail(letters.get(2)))
        .containsEntry("payload", "")
        .containsEntry("size", 0)
        .containsEntry("headers", Map.of());
    for (Map<String, Object> one : letters) {
      admin().post(PATH + "/" + one.get("id") + "/redrive").then().statusCode(202);
    }
    assertThat(letters(6)).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void a_letter_is_listed_once_however_often_it_comes() throws Exception {
    byte[] key = (project + "/unit").getBytes(UTF_8);
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("other.dlq", 0, System.nanoTime(), key, key);
    ConsumerRecord<byte[], byte[]> nothing =
        new ConsumerRecord<>("other.dlq", 1, System.nanoTime(), null, null);

    assertThat(store.insert(record, LetterFacts.of(record))).isTrue();
    assertThat(store.insert(record, LetterFacts.of(record))).isFalse();
    assertThat(store.insert(nothing, LetterFacts.of(nothing))).isTrue();
    assertThat(letters(1)).hasSize(1);
  }

  @Test
  void a_letter_can_be_dismissed() throws Exception {
    producer.send(new Produced(project, "unit", "x").record("Nonsense", new byte[] {1})).get();
    Object id = letters(1).get(0).get("id");

    assertThat(admin().delete(PATH + "/" + id).statusCode()).isEqualTo(204);

    assertThat(admin().delete(PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(admin().get(PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(admin().post(PATH + "/" + id + "/redrive").statusCode()).isEqualTo(404);
    assertThat(admin().get(PATH + "/nonsense").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "state=closed,state",
    "project=Not A Slug,project",
    "limit=0,limit",
    "offset=x,offset",
    "cursor=x,cursor",
    "status=open,status"
  })
  void a_parameter_that_cannot_be_read_is_named(String query, String field) {
    admin().get(PATH + "?" + query).then().statusCode(400).body("field", equalTo(field));
  }

  @Test
  void letters_are_for_admins() {
    assertThat(given().get(PATH).statusCode()).isEqualTo(401);
    assertThat(reader("*").get(PATH).statusCode()).isEqualTo(403);
    assertThat(reader("*").get(PATH + "/1").statusCode()).isEqualTo(403);
    assertThat(reader("*").post(PATH + "/1/redrive").statusCode()).isEqualTo(403);
    assertThat(reader("*").post(PATH + "/redrive").statusCode()).isEqualTo(403);
    assertThat(reader("*").delete(PATH + "/1").statusCode()).isEqualTo(403);
  }

  private void letter(byte[] key, byte[] value, Headers headers) throws Exception {
    try (KafkaProducer<byte[], byte[]> bytes =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      bytes.send(new ProducerRecord<>(DLQ, null, key, value, headers)).get();
    }
  }

  private Map<String, Object> detail(Map<String, Object> letter) {
    return admin()
        .get(PATH + "/" + letter.get("id"))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("");
  }

  /** Those of the project, newest first, when there are so many. */
  private List<Map<String, Object>> letters(int atLeast) {
    await().atMost(SOON).until(() -> page("project=" + project + "&limit=500").size() >= atLeast);
    return page("project=" + project + "&limit=500");
  }

  /** The whole list, by its cursors. */
  private static List<Map<String, Object>> pagesOf(String query, int size) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String cursor = ""; cursor != null; ) {
      JsonPath page =
          admin().get(PATH + "?" + query + "&limit=" + size + "&cursor=" + cursor).jsonPath();
      all.addAll(page.getList("items"));
      cursor = page.getString("nextCursor");
    }
    return all;
  }

  private static List<Map<String, Object>> page(String query) {
    return admin()
        .get(PATH + "?" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items");
  }

  private void awaitStored(Produced upload) {
    await()
        .atMost(SOON)
        .until(
            () ->
                tables.number("select count(*) from upload where upload_id = ?", upload.uploadId)
                    == 1);
  }
}
