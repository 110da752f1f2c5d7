package io.argus.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunError;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSizeTest {

  @Test
  void what_fits_stays() {
    List<RunError> errors = List.of(new RunError("a", "b", null, "c"));

    assertThat(EventSize.errors(errors)).isEqualTo(errors);
  }

  @Test
  void stack_traces_go_first() {
    RunError error = new RunError("a", "b".repeat(5_000), null, "c".repeat(100_000));

    List<RunError> kept = EventSize.errors(Collections.nCopies(10, error));

    assertThat(kept).hasSize(6);
    assertThat(kept.get(0).stackTrace()).isNotNull();
    assertThat(kept.get(1).stackTrace()).isNull();
  }

  @Test
  void files_that_do_not_fit_are_counted() {
    FileReport file =
        new FileReport("f", "junit", 2, 1, List.of("w".repeat(1_000)), List.of("r"), null);

    List<FileReport> kept = EventSize.files(Collections.nCopies(1_000, file));

    assertThat(kept).hasSizeLessThan(200);
    FileReport rest = kept.get(kept.size() - 1);
    int others = 1_000 - (kept.size() - 1);
    assertThat(rest.name()).isEqualTo("(" + others + " more files)");
    assertThat(rest.records()).isEqualTo(2 * others);
    assertThat(rest.cases()).isEqualTo(others);
  }
}
