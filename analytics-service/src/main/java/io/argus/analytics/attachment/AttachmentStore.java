package io.argus.analytics.attachment;

import io.argus.analytics.storage.Transactions;
import io.argus.contracts.event.AttachmentStored;
import io.argus.contracts.event.AttachmentsExpired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of {@code attachment}. */
@ApplicationScoped
public class AttachmentStore {

  private static final String INSERT =
      """
      insert into attachment (run_id, url, project, case_id, name, content_type, size_bytes, sha256,
        stored_at, expires_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private static final String EXPIRED =
      """
      select a.run_id, a.project, max(a.expires_at) from attachment a
      where a.expires_at < ? and not exists (
        select from test_run r join project p on p.id = r.project_id
        where r.run_id = a.run_id and p.slug = a.project)
      group by a.run_id, a.project limit ?
      """;

  private static final String DELETE =
      "delete from attachment where run_id = ? and project = ? and expires_at <= ?";

  /** Clocks differ: what was stored just before its row was made counts as older than the row. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final ExpiryConfig config;
  private final Clock clock;

  @Inject
  AttachmentStore(Transactions transactions, ExpiryConfig config, Clock clock) {
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /** Idempotent; the run need not be there. Answers whether it is new. */
  public boolean store(AttachmentStored event) throws SQLException {
    return transactions.run(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, event.runId());
            insert.setString(2, event.url());
            insert.setString(3, event.project());
            insert.setObject(4, event.caseId());
            insert.setString(5, event.name());
            insert.setString(6, event.contentType());
            insert.setLong(7, event.sizeBytes());
            insert.setString(8, event.sha256());
            insert.setObject(9, event.storedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(
                10, clock.instant().plus(config.withoutRun()).atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
          }
        });
  }

  /** Some of those that have expired and have no run. */
  List<AttachmentsExpired> expired(int most) throws SQLException {
    return transactions.run(
        connection -> {
          List<AttachmentsExpired> expired = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(EXPIRED)) {
            select.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                Instant last = row.getObject(3, OffsetDateTime.class).toInstant();
                expired.add(
                    new AttachmentsExpired(
                        row.getObject(1, UUID.class), row.getString(2), last.plus(SKEW)));
              }
            }
          }
          return expired;
        });
  }

  /** Forgets what whoever keeps the files has been told of. */
  void delete(AttachmentsExpired told) throws SQLException {
    transactions.run(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, told.runId());
            delete.setString(2, told.project());
            delete.setObject(3, told.storedBefore().minus(SKEW).atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
          }
        });
  }
}
