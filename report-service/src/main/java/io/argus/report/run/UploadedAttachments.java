package io.argus.report.run;

import io.argus.contracts.run.Attachment;
import io.argus.report.database.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The uploaded files of one run: so few, by ingest-service's limit, that they fit in memory.
 *
 * @param byCase of the run itself under {@link #OF_THE_RUN}
 */
record UploadedAttachments(Map<UUID, List<AttachmentView>> byCase) {

  private static final UUID OF_THE_RUN = new UUID(0, 0);

  private static final String SELECT =
      """
      select case_id, name, content_type, url, size_bytes from attachment
      where run_id = ? and project = ? order by name collate "C", url
      """;

  private record Row(UUID caseId, AttachmentView attachment) {

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          Optional.ofNullable(row.getObject("case_id", UUID.class)).orElse(OF_THE_RUN),
          new AttachmentView(
              row.getString("name"),
              row.getString("content_type"),
              null,
              row.getString("url"),
              row.getLong("size_bytes")));
    }
  }

  /** A file that somebody has posted under the run's id and another project is none of it. */
  static UploadedAttachments of(Connection connection, RunView run) throws SQLException {
    return new UploadedAttachments(
        Query.of(SELECT, run.id(), run.project()).list(connection, Row::of).stream()
            .collect(
                Collectors.groupingBy(
                    Row::caseId, Collectors.mapping(Row::attachment, Collectors.toList()))));
  }

  List<AttachmentView> ofRun() {
    return byCase.getOrDefault(OF_THE_RUN, List.of());
  }

  /** What the report refers to, and then what was uploaded. */
  List<AttachmentView> ofCase(UUID caseId, List<Attachment> reported) {
    return Stream.concat(
            reported.stream().map(AttachmentView::reported),
            byCase.getOrDefault(caseId, List.of()).stream())
        .toList();
  }
}
