package io.argus.report.digest.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.report.run.CaseIdentity;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @Property
  void a_line_is_a_line_whatever_it_comes_from(@ForAll String text) {
    String line = Wording.line(text, 20);

    assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
    assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "com.example.CartTest, adds, -, CartTest › adds",
        "com.example.Outer$Inner, adds, -, Outer$Inner › adds",
        "src/cart.test.ts, adds, -, src/cart.test.ts › adds",
        "-, GET /cart, -, GET /cart",
        "CartTest, adds, chrome, CartTest › adds [chrome]",
      })
  void a_label_leaves_out_the_package(
      @Nullable String owner, String name, @Nullable String variant, String label) {
    assertThat(
            Wording.label(
                new CaseIdentity(UUID.randomUUID(), "p", "s", null, owner, name, variant)))
        .isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "999, 999 ms",
    "1000, 1.0 s",
    "59949, 59.9 s",
    "60000, 1 min 0 s",
    "3600000, 1 h 0 min",
  })
  void durations_are_readable(long ms, String text) {
    assertThat(Wording.duration(ms)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"100,112, (+12 %)", "100,50, (−50 %)", "1000,1001,''", "0,5,''"})
  void what_has_not_changed_is_not_told(double before, double now, String text) {
    assertThat(Wording.changeInBrackets(before, now)).isEqualTo(text);
  }
}
