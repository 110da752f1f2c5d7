package io.argus.analytics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterFactsTest {

  private static final String RUN = "11111111-1111-4111-8111-111111111111";
  private static final String UPLOAD = "22222222-2222-4222-8222-222222222222";

  @Test
  void reads_what_an_event_says() {
    LetterFacts facts =
        of(
            "shop/unit",
            "{\"runId\":\"%s\",\"more\":{\"uploadId\":\"%s\"},\"uploadId\":\"%s\""
                .formatted(RUN, RUN, UPLOAD));

    assertThat(facts.project()).isEqualTo("shop");
    assertThat(facts.suiteId()).isEqualTo("unit");
    assertThat(facts.runId()).isEqualTo(UUID.fromString(RUN));
    assertThat(facts.uploadId()).isEqualTo(UUID.fromString(UPLOAD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"runId\":7}",
        "{\"runId\":\"x\"}",
        "{\"x\":[[[",
        "not json"
      })
  void what_cannot_be_read_is_left_out(String value) {
    LetterFacts facts = of("no key", value);

    assertThat(facts).isEqualTo(new LetterFacts(null, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "shop/", "/unit", "Shop/unit", "shop/unit/more", "a\0/b"})
  void a_key_that_is_none_names_no_project(String key) {
    assertThat(of(key, "{}").project()).isNull();
    assertThat(of(key, "{}").suiteId()).isNull();
  }

  @Property
  boolean no_bytes_make_it_fail(@ForAll byte[] key, @ForAll byte[] value, @ForAll byte[] header) {
    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("t", 0, 0, key, value);
    record.headers().add(DeadLetters.REASON, header);
    LetterFacts facts = LetterFacts.of(record);
    return facts.reason() != null && facts.reason().indexOf('\0') < 0;
  }

  private static LetterFacts of(String key, String value) {
    return LetterFacts.of(
        new ConsumerRecord<>(
            "t",
            0,
            0,
            key.getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8)));
  }
}
