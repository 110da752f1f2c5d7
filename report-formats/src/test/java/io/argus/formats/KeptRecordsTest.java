package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.formats.parse.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptRecordsTest {

  /** Enough for one of these reports and not for two. */
  private static final int ROOM = 6_000;

  private static final String REPORT = Reports.suite("<testcase name='t'/>".repeat(20));

  private final UploadReader reader = new UploadReader(Limits.DEFAULT, ROOM);
  private final AtomicInteger opened = new AtomicInteger();

  @Test
  void a_report_that_there_is_room_for_is_opened_once_for_its_cases() throws IOException {
    try (ReadUpload upload = reader.read(List.of(counted(REPORT)))) {
      opened.set(0);

      assertThat(Reports.cases(upload)).hasSize(20);
      assertThat(Reports.cases(upload)).hasSize(20);
      assertThat(opened).hasValue(0);
    }
  }

  @Test
  void without_room_it_is_read_again_and_gives_the_same_cases() throws IOException {
    try (ReadUpload first = reader.read(List.of(counted(REPORT)));
        ReadUpload second = reader.read(List.of(counted(REPORT)))) {
      opened.set(0);

      assertThat(Reports.cases(second)).isEqualTo(Reports.cases(first));
      assertThat(opened).hasValue(1);
    }
  }

  @Test
  void a_file_that_is_too_large_leaves_the_room_to_others() throws IOException {
    String large = Reports.suite("<testcase name='t'/>".repeat(200));
    try (ReadUpload upload = reader.read(List.of(counted(large), counted(REPORT)))) {
      opened.set(0);

      assertThat(Reports.cases(upload)).hasSize(220);
      assertThat(opened).hasValue(1);
    }
  }

  @Test
  void many_short_entries_take_room_though_they_hold_hardly_a_text() throws IOException {
    String property = "<property name='%d' value='1'/>";
    StringBuilder properties = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      properties.append(property.formatted(i));
    }
    String one = "<testcase name='t'><properties>" + properties + "</properties></testcase>";
    try (ReadUpload upload = reader.read(List.of(counted(Reports.suite(one))))) {
      opened.set(0);

      assertThat(Reports.cases(upload)).hasSize(1);
      assertThat(opened).hasValue(1);
    }
  }

  @Test
  void closing_gives_the_room_back_and_so_does_a_file_that_cannot_be_read() throws IOException {
    reader.read(List.of(counted(REPORT))).close();
    reader.read(List.of(counted(REPORT + "<"))).close();
    ReportFile gone =
        new ReportFile(
            "gone",
            "junit",
            false,
            () -> {
              throw new IOException("gone");
            });
    assertThatThrownBy(() -> reader.read(List.of(counted(REPORT), gone)))
        .isInstanceOf(IOException.class);

    a_report_that_there_is_room_for_is_opened_once_for_its_cases();
  }

  private ReportFile counted(String report) {
    ReportFile.Content content = Reports.file("r", report).content();
    return new ReportFile("r", "junit", false, () -> open(content));
  }

  private InputStream open(ReportFile.Content content) throws IOException {
    opened.incrementAndGet();
    return content.open();
  }
}
