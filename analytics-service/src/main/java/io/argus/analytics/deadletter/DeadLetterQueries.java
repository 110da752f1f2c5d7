package io.argus.analytics.deadletter;

import io.argus.analytics.storage.Transactions;
import io.argus.http.NumberCursor;
import io.argus.http.Page;
import io.argus.http.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads letters without their payloads. */
@ApplicationScoped
class DeadLetterQueries {

  private static final String COLUMNS =
      """
      select id, topic, origin, reason, project, suite_id, type, run_id, upload_id,
        coalesce(length(value), 0), received_at, redriven_at
      from dead_letter
      """;

  private static final String FILTER =
      """
      where (?::boolean is null or (redriven_at is null) = ?) and (?::text is null or project = ?)
      """;

  private static final String PAGE =
      COLUMNS + FILTER + "and (?::bigint is null or id < ?) order by id desc limit ? offset ?";

  private static final String COUNT = "select count(*) from dead_letter " + FILTER;

  private static final String BY_ID = COLUMNS + "where id = ?";

  private final Transactions transactions;

  @Inject
  DeadLetterQueries(Transactions transactions) {
    this.transactions = transactions;
  }

  /** One page, those that came last first. */
  Page<DeadLetterView> page(
      DeadLetterView.@Nullable State state, @Nullable String project, Slice<NumberCursor> slice)
      throws SQLException {
    return transactions.run(
        connection -> {
          List<DeadLetterView> found;
          try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            filter(select, state, project);
            Long before = slice.after() == null ? null : slice.after().number();
            select.setObject(5, before, Types.BIGINT);
            select.setObject(6, before, Types.BIGINT);
            select.setInt(7, slice.readAhead());
            select.setInt(8, slice.offset());
            found = read(select);
          }
          try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            filter(count, state, project);
            try (ResultSet row = count.executeQuery()) {
              row.next();
              return slice.page(found, row.getLong(1), last -> new NumberCursor(last.id()).text());
            }
          }
        });
  }

  Optional<DeadLetterView> find(long id) throws SQLException {
    return transactions.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
            select.setLong(1, id);
            return read(select).stream().findFirst();
          }
        });
  }

  private static void filter(
      PreparedStatement select, DeadLetterView.@Nullable State state, @Nullable String project)
      throws SQLException {
    Boolean open = state == null ? null : state == DeadLetterView.State.OPEN;
    select.setObject(1, open, Types.BOOLEAN);
    select.setObject(2, open, Types.BOOLEAN);
    select.setString(3, project);
    select.setString(4, project);
  }

  private static List<DeadLetterView> read(PreparedStatement select) throws SQLException {
    List<DeadLetterView> letters = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        OffsetDateTime redrivenAt = row.getObject(12, OffsetDateTime.class);
        letters.add(
            new DeadLetterView(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class),
                row.getObject(9, UUID.class),
                row.getInt(10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                redrivenAt == null ? DeadLetterView.State.OPEN : DeadLetterView.State.REDRIVEN,
                redrivenAt == null ? null : redrivenAt.toInstant()));
      }
    }
    return letters;
  }
}
