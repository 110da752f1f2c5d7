package io.argus.report.testcase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.argus.http.ProblemException;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCaseCursorTest {

  private static final UUID ID = UUID.fromString("7d0f6a3c-58b2-4f6e-9a51-1f0c2b3d4e5f");

  @Property
  void its_text_reads_back(@ForAll("names") String key) {
    TestCaseCursor cursor = new TestCaseCursor(key, ID);

    assertThat(TestCaseCursor.parse(cursor.text())).isEqualTo(cursor);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%%%", "a b", "7d0f6a3c-58b2-4f6e-9a51-1f0c2b3d4e5f"})
  void any_other_text_is_refused(String text) {
    assertRefused(text);
    assertRefused(Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8)));
    assertRefused(
        Base64.getUrlEncoder().withoutPadding().encodeToString((ID + " a\0b").getBytes(UTF_8)));
  }

  private static void assertRefused(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> TestCaseCursor.parse(text))
        .satisfies(e -> assertThat(e.problem().field()).isEqualTo("cursor"));
  }
}
