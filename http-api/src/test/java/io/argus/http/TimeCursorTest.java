package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeCursorTest {

  @Property
  void survives_the_way_through_a_url(@ForAll long high, @ForAll long low, @ForAll int seconds) {
    TimeCursor cursor =
        new TimeCursor(Instant.ofEpochSecond(seconds, 123_456_000), new UUID(high, low));

    assertThat(TimeCursor.parse(cursor.text())).isEqualTo(cursor);
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "-4800-01-01T00:00:00Z",
        "0000-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void refuses_a_time_that_the_database_does_not_have(String at) {
    refuses_a_text_that_is_no_cursor(CursorText.of(at + " " + new UUID(0, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!", "AAAA", "MjAyNi0xMS0yMFQwMDowMDowMFog", "20"})
  void refuses_a_text_that_is_no_cursor(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> TimeCursor.parse(text))
        .satisfies(e -> assertThat(e.problem().field()).isEqualTo("cursor"));
  }
}
