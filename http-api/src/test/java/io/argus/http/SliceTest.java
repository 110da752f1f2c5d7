package io.argus.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {

  @Test
  void begins_at_the_start_unless_asked_otherwise() {
    assertThat(parse(null, null, null)).isEqualTo(new Slice<>(20, 0, null));
    assertThat(parse("", "", "")).isEqualTo(new Slice<>(20, 0, null));
    assertThat(parse("7", "40", null)).isEqualTo(new Slice<>(7, 40, null));
    assertThat(parse("7", "0", new NumberCursor(3).text()))
        .isEqualTo(new Slice<>(7, 0, new NumberCursor(3)));
  }

  @ParameterizedTest
  @CsvSource({"0,0,,limit", "x,0,,limit", "1,-1,,offset", "1,1,Mw,cursor", "1,0,!,cursor"})
  void names_what_cannot_be_read(String limit, String offset, String cursor, String field) {
    assertThatThrownBy(() -> parse(limit, offset, cursor))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().field()).isEqualTo(field));
  }

  @Test
  void a_page_leads_to_the_next_only_if_there_is_one() {
    Slice<NumberCursor> two = new Slice<>(2, 0, null);

    assertThat(two.page(List.of("a", "b"), 2, text -> text))
        .isEqualTo(new Page<>(List.of("a", "b"), 2, 2, 0, null));
    assertThat(two.page(List.of("a", "b", "c"), 9, text -> text))
        .isEqualTo(new Page<>(List.of("a", "b"), 9, 2, 0, "b"));
    assertThat(two.page(List.<String>of(), 9, text -> text).nextCursor()).isNull();
  }

  @Test
  void the_last_index_of_no_list_is_none_below_zero() {
    assertThat(new Slice<>(20, 40, null).lastIndex()).isEqualTo(60);
    assertThat(new Slice<>(500, Integer.MAX_VALUE, null).lastIndex()).isPositive();
  }

  @Property
  void numbers_survive_the_way_through_a_url(@ForAll long number) {
    NumberCursor cursor = new NumberCursor(number);

    assertThat(NumberCursor.parse(cursor.text())).isEqualTo(cursor);
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
  }

  private static Slice<NumberCursor> parse(String limit, String offset, String cursor) {
    return Slice.parse(limit, offset, cursor, NumberCursor::parse);
  }
}
