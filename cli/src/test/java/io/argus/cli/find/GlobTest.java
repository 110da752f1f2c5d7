package io.argus.cli.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "**/target/*.xml target/a.xml true",
        "**/target/*.xml a/b/target/a.xml true",
        "**/target/*.xml a/target/b/a.xml false",
        "**/target/*.xml mytarget/a.xml false",
        "target/**/*.xml target/a.xml true",
        "./out/*.xml out/a.xml true",
        "a/{x,y}.xml a/y.xml true",
        "a/{x,y}.xml a/z.xml false",
        "a?.xml ab.xml true",
        "a?.xml a/.xml false",
        "a+(b).xml a+(b).xml true",
        "a.xml abxml false",
        "dir/** dir/a/b true",
      })
  void matches_as_shells_do(String glob, String path, boolean matches) {
    assertThat(Glob.of(glob).matches(path)).isEqualTo(matches);
  }

  @Property
  void a_name_without_signs_matches_itself_alone(
      @ForAll @StringLength(min = 1, max = 20) @CharRange(from = ' ', to = '~') String name,
      @ForAll @StringLength(min = 1, max = 20) @AlphaChars String other) {
    String plain = name.replaceAll("[*?{}\\\\/]", "-");
    assertThat(Glob.of(plain).matches(plain)).isTrue();
    assertThat(Glob.of(plain).matches(other)).isEqualTo(plain.equals(other));
  }

  @Property
  void any_folders_may_stand_for_two_stars(
      @ForAll @Size(max = 5) List<@StringLength(min = 1, max = 5) @AlphaChars String> folders) {
    String path = String.join("/", folders) + (folders.isEmpty() ? "" : "/") + "r.xml";
    assertThat(Glob.of("**/r.xml").matches(path)).isTrue();
    assertThat(Glob.of("**/q.xml").matches(path)).isFalse();
  }
}
