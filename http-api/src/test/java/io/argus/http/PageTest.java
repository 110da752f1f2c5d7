package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @Test
  void has_twenty_items_from_the_start_unless_asked_otherwise() {
    assertThat(Page.limit(null)).isEqualTo(20);
    assertThat(Page.offset(null)).isZero();
    assertThat(Page.limit(500)).isEqualTo(500);
    assertThat(Page.offset(40)).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 501})
  void refuses_a_limit_out_of_range_by_name(int limit) {
    assertThatThrownBy(() -> Page.limit(limit))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().field()).isEqualTo("limit"));
  }

  @Test
  void refuses_a_negative_offset_by_name() {
    assertThatThrownBy(() -> Page.offset(-1))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().field()).isEqualTo("offset"));
  }

  @Test
  void reads_whole_numbers_and_names_what_is_none() {
    assertThat(Page.number("limit", null)).isNull();
    assertThat(Page.number("limit", "")).isNull();
    assertThat(Page.number("limit", "7")).isEqualTo(7);
    assertThatThrownBy(() -> Page.number("limit", "1e3"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().field()).isEqualTo("limit"));
  }
}
