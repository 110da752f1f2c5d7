package io.argus.report.digest.content;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.digest.content.Numbers.RedCase;
import io.argus.report.digest.schedule.Cadence;
import io.argus.report.digest.schedule.Period;
import io.argus.report.run.CaseIdentity;
import io.argus.report.trend.PassRate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Period FRIDAY = new Period(Cadence.DAILY, DAY, ZoneId.of("UTC"));

  @Test
  void a_new_failure_is_named_in_the_subject() {
    Digest digest = digest(point(99, 1), point(100, 0), red("adds", PASS, FAIL));

    assertThat(digest.subject()).isEqualTo("[Argus] shop, 20 Nov: new failure: CartTest › adds");
    assertThat(titles(digest)).containsExactly("New failures");
    assertThat(digest.changed()).isTrue();
  }

  @Test
  void a_subject_is_one_line_whatever_tests_are_called() {
    Digest digest =
        digest(
            point(99, 1), point(100, 0), red("a\r\nBcc: all@example.com\u2028\u202ex", PASS, FAIL));

    assertThat(digest.subject())
        .isEqualTo("[Argus] shop, 20 Nov: new failure: CartTest › a Bcc: all@example.com x");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, FAIL, false, false, New failures", // a new test that fails
        "PASS, ERROR, false, false, New failures",
        "PASS, FAIL, false, true, New failures", // it failed the week before, and passed again
        "PASS, FAIL, true, false, Newly flaky",
        "PASS, PASS, true, false, Newly flaky", // green at the end, and yet
        "PASS, PASS, false, false, ''", // failed once, passes again
        "FAIL, PASS, false, true, Fixed",
        "FAIL, PASS, true, true, ''", // passes this time
        "PASS, FAIL, true, true, ''", // fails again
        "FAIL, FAIL, false, true, ''",
        "FAIL, -, false, true, ''", // did not run
      })
  void what_became_of_a_case(
      @Nullable CaseStatus before,
      @Nullable CaseStatus now,
      boolean isFlaky,
      boolean wasRed,
      String section) {
    RedCase.Kind kind = new RedCase.Kind(before, now, isFlaky, wasRed, now != null);
    Digest digest =
        digest(point(99, 1), point(100, 0), new RedCase(identity("adds"), kind, 1, null, 1));

    assertThat(String.join(", ", titles(digest))).isEqualTo(section);
  }

  @Test
  void of_many_the_first_ten_are_told_and_the_rest_is_counted() {
    List<RedCase> red = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      RedCase.Kind kind = new RedCase.Kind(PASS, i % 2 == 0 ? FAIL : ERROR, false, false, true);
      red.add(new RedCase(identity("case " + i), kind, i, null, i % 2 == 0 ? 40 : 7));
    }

    Digest digest = digest(point(99, 1), point(100, 0), red.toArray(RedCase[]::new));

    Section failures = digest.sections().get(0);
    assertThat(failures.rows()).hasSize(10);
    assertThat(failures.rows().get(0).label()).isEqualTo("CartTest › case 29");
    assertThat(failures.rest()).isEqualTo("and 37 more");
    assertThat(digest.verdict().text()).isEqualTo("47 new failures");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, 100, 0, all green, false",
    "99, 1, 99, 1, 'no new failures, 99.0 % passed', false",
    "95, 5, 99, 1, pass rate fell by 4.0 to 95.0 %, true",
    "99, 1, 95, 5, 'no new failures, 99.0 % passed', true",
    "991, 9, 1000, 0, 'no new failures, 99.1 % passed', false", // less than a point is noise
  })
  void the_pass_rate_speaks_where_no_case_does(
      long passed,
      long failed,
      long passedBefore,
      long failedBefore,
      String text,
      boolean changed) {
    Digest digest = digest(point(passed, failed), point(passedBefore, failedBefore));

    assertThat(digest.verdict().text()).isEqualTo(text);
    assertThat(digest.changed()).isEqualTo(changed);
  }

  @Test
  void what_fails_as_before_is_nothing_new() {
    RedCase.Kind kind = new RedCase.Kind(FAIL, FAIL, false, true, true);
    Digest digest =
        digest(point(99, 1), point(99, 1), new RedCase(identity("adds"), kind, 3, null, 4));

    assertThat(digest.verdict().text()).isEqualTo("nothing new, 4 tests still failing");
    assertThat(digest.changed()).isFalse();
  }

  @Test
  void silence_is_news_once() {
    Digest stopped = digest(null, point(5, 0));
    Digest silent = digest(null, null);

    assertThat(stopped.verdict().text()).isEqualTo("no runs, after 1 run the day before");
    assertThat(stopped.changed()).isTrue();
    assertThat(silent.verdict().text()).isEqualTo("no runs");
    assertThat(silent.changed()).isFalse();
    assertThat(silent.figures()).isEmpty();
    assertThat(silent.trends()).isEmpty();
  }

  private static List<String> titles(Digest digest) {
    return digest.sections().stream().map(Section::title).toList();
  }

  private static RedCase red(String name, CaseStatus before, CaseStatus now) {
    return new RedCase(
        identity(name), new RedCase.Kind(before, now, false, false, true), 1, null, 1);
  }

  private static CaseIdentity identity(String name) {
    return new CaseIdentity(
        UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        "shop",
        "unit",
        null,
        "com.example.CartTest",
        name,
        null);
  }

  private static PassRate.Point point(long passed, long failed) {
    return new PassRate.Point(
        DAY, 1, passed, failed, 0, 0, 0, PassRate.percent(passed, passed + failed));
  }

  private static Digest digest(
      PassRate.@Nullable Point now, PassRate.@Nullable Point before, RedCase... red) {
    return Digest.of(
        "shop",
        new Numbers(
            FRIDAY,
            now,
            before,
            List.of(),
            List.of(red),
            Listing.none(),
            Listing.none(),
            Listing.none(),
            List.of(),
            Listing.none(),
            Map.of()));
  }
}
