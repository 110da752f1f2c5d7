package io.argus.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeakTagTest {

  private final WeakTag tag = WeakTag.of("{}".getBytes(UTF_8));

  @Test
  void the_same_content_has_the_same_tag_and_another_another() {
    assertThat(tag).isEqualTo(WeakTag.of("{}".getBytes(UTF_8)));
    assertThat(tag).isNotEqualTo(WeakTag.of("{ }".getBytes(UTF_8)));
    assertThat(tag.text()).matches("W/\"[A-Za-z0-9_-]{22}\"");
  }

  @Test
  void it_is_found_among_others_weak_or_strong_and_in_a_star() {
    String strong = tag.text().substring(2);

    assertThat(tag.isIn(tag.text())).isTrue();
    assertThat(tag.isIn("\"other\", " + tag.text())).isTrue();
    assertThat(tag.isIn(strong)).isTrue();
    assertThat(tag.isIn(" * ")).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "\"\"", "W/\"other\"", "no tag at all"})
  void another_content_is_not_known(String ifNoneMatch) {
    assertThat(tag.isIn(ifNoneMatch)).isFalse();
  }
}
