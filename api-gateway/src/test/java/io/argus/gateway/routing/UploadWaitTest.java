package io.argus.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.http.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadWaitTest {

  @ParameterizedTest
  @CsvSource({
    "POST, /api/ingest/reports, 5",
    "POST, /api/ingest/runs, 5",
    "POST, /api/ingest/runs/6f1c/cases, 5",
    "POST, /api/ingest/runs/6f1c/finish, 5",
    "POST, /api/ingest/runs/start, 0",
    "POST, /api/ingest/runs/6f1c/attachments, 0",
    "POST, /api/ingest/imports, 0",
    "GET, /api/ingest/reports, 0",
    "POST, /api/tests, 0",
  })
  void belongs_to_what_makes_an_upload(String method, String path, int seconds) {
    assertThat(UploadWait.secondsOf(method, path, List.of("5"))).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "9", "10"})
  void is_a_number_of_seconds(String seconds) {
    assertThat(reports(seconds)).isEqualTo(Integer.parseInt(seconds));
  }

  @Test
  void is_not_at_all_unless_asked_for() {
    assertThat(reports()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "11", "1.0", "+5", "05", "five", "5s", "１"})
  void is_refused_when_it_is_something_else(String seconds) {
    assertThatThrownBy(() -> reports(seconds))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().field()).isEqualTo("wait"));
  }

  @Test
  void is_given_once() {
    assertThatThrownBy(() -> reports("1", "2")).isInstanceOf(ProblemException.class);
  }

  private static int reports(String... waits) {
    return UploadWait.secondsOf("POST", "/api/ingest/reports", List.of(waits));
  }
}
