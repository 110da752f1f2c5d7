package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseId;
import io.argus.formats.parse.Durations;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.5|500", "1,234.5|1234500", "0,5|500", "12,34|12340", "1e-3|1", "2.5|2500", "5s|5000",
        "0|0", "7|7000", ".5|500", "5.|5000", "0.0004|0", "0.0005|1", "1,234,567|1234567000",
        "2147483.647|2147483647", "123456.7894444444|123456789"
      })
  void a_duration_is_read(String text, long millis) {
    assertThat(Durations.ofSeconds(text)).isEqualTo(millis);
    assertThat(Durations.ofSeconds(" " + text + " ")).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "-1",
        "NaN",
        "Infinity",
        "0x10",
        "1:02:03",
        "PT1.5S",
        "3 ms",
        "12,345",
        "1.234,5",
        "99999999999999999999",
        "999638317",
        "2147483.648",
        "1e400",
        "1e99999",
        "1..2",
        "--"
      })
  void an_absurd_duration_is_none(String text) {
    assertThat(Durations.ofSeconds(text)).isEqualTo(Durations.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-01T10:11:12|2024-03-01T10:11:12Z|false",
        "2024-03-01T10:11:12Z|2024-03-01T10:11:12Z|true",
        "2024-03-01T10:11:12.123456789+05:30|2024-03-01T04:41:12.123456789Z|true",
        "2024-03-01T10:11:12+0530|2024-03-01T04:41:12Z|true",
        "2024-03-01 10:11:12|2024-03-01T10:11:12Z|false",
        "2024-03-01T10:11:12,123|2024-03-01T10:11:12.123Z|false",
        "2024-03-01T10:11:12 UTC|2024-03-01T10:11:12Z|true",
        "Fri, 01 Mar 2024 10:11:12 GMT|2024-03-01T10:11:12Z|true",
        "Fri Mar 01 10:11:12 UTC 2024|2024-03-01T10:11:12Z|true",
        "1709287872|2024-03-01T10:11:12Z|true",
        "1709287872123|2024-03-01T10:11:12.123Z|true"
      })
  void a_time_is_read(String text, String instant, boolean zoneKnown) {
    assertThat(Timestamps.parse(text))
        .isEqualTo(new Timestamps.Timestamp(Instant.parse(instant), zoneKnown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not a date",
        "01/03/2024 10:11:12",
        "2024-02-30T10:00:00",
        "2024-03-01T24:00:00",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59Z",
        "2024-03-01T10:11:12+99:99"
      })
  void an_impossible_time_is_none(String text) {
    assertThat(Timestamps.parse(text)).isNull();
  }

  @Test
  void clean_text_is_left_alone_and_the_rest_is_replaced() {
    String good = "a😀\u2028\n";
    assertThat(Texts.clean(good)).isSameAs(good);
    assertThat(Texts.clean("a\u0000\ud83d😀\ude00\ud83d")).isEqualTo("a\uFFFD\uFFFD😀\uFFFD\uFFFD");
  }

  @Test
  void the_case_table_is_a_map() {
    Map<UUID, Integer> expected = new HashMap<>();
    CaseTable table = new CaseTable();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      UUID id = CaseId.of("p", "s", null, null, "t" + random.nextInt(8000), null);
      expected.merge(id, 1, Integer::sum);
      table.set(id, table.get(id) + 1);
    }
    assertThat(table.size()).isEqualTo(expected.size());
    assertThat(expected).allSatisfy((id, count) -> assertThat(table.get(id)).isEqualTo(count));
  }
}
