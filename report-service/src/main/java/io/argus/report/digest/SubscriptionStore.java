package io.argus.report.digest;

import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.digest.schedule.Cadence;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Subscriptions; of a project, an address and a period there is one. */
@ApplicationScoped
class SubscriptionStore {

  static final String COLUMNS =
      """
      s.id as subscription_id, s.project, s.email, s.period, s.timezone, s.hour, s.quiet, s.pdf,
      s.created_at, s.created_by
      """;

  private static final String SELECT = "select " + COLUMNS + " from subscription s where true";

  private static final String INSERT =
      """
      insert into subscription (id, project, email, period, timezone, hour, quiet, pdf, created_at, created_by)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (project, email, period) do nothing
      """;

  private final DigestDatabase database;

  SubscriptionStore(DigestDatabase database) {
    this.database = database;
  }

  /** Stores it unless there is one for the same project, address and period; answers what is. */
  Subscription add(Subscription wanted) {
    return database.run(
        connection -> {
          Query.of(
                  INSERT,
                  wanted.id(),
                  wanted.project(),
                  wanted.email(),
                  wanted.period().word(),
                  wanted.zone().getId(),
                  wanted.hour(),
                  wanted.quiet(),
                  wanted.pdf(),
                  wanted.createdAt(),
                  wanted.createdBy())
              .update(connection);
          return Query.of(SELECT)
              .and("and project = ? and email = ?", wanted.project(), wanted.email())
              .and("and period = ?", wanted.period().word())
              .first(connection, SubscriptionStore::read)
              .orElse(wanted);
        });
  }

  Optional<Subscription> find(UUID id) {
    return database.run(
        connection ->
            Query.of(SELECT).and("and id = ?", id).first(connection, SubscriptionStore::read));
  }

  /** Its deliveries go with it: an address that is gone is gone everywhere. */
  boolean remove(UUID id) {
    return database.run(
        connection -> Query.of("delete from subscription where id = ?", id).update(connection) > 0);
  }

  long count(@Nullable String project, @Nullable List<String> visible) {
    return database.run(
        connection ->
            within(Query.of("select count(*) from subscription s where true"), project, visible)
                .count(connection));
  }

  List<Subscription> page(
      @Nullable String project, @Nullable List<String> visible, int limit, int offset) {
    return database.run(
        connection ->
            within(Query.of(SELECT), project, visible)
                .and("order by project, email, period limit ? offset ?", limit, offset)
                .list(connection, SubscriptionStore::read));
  }

  private static Query within(
      Query query, @Nullable String project, @Nullable List<String> visible) {
    return query.when(project, "and project = ?").when(visible, "and project = any(?)");
  }

  static List<Subscription> all(Connection connection) throws SQLException {
    return Query.of(SELECT).list(connection, SubscriptionStore::read);
  }

  static List<Subscription> of(Connection connection, String project, Cadence period)
      throws SQLException {
    return Query.of(SELECT)
        .and("and project = ? and period = ? order by email", project, period.word())
        .list(connection, SubscriptionStore::read);
  }

  static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        row.getObject("subscription_id", UUID.class),
        row.getString("project"),
        row.getString("email"),
        Cadence.ofWord(row.getString("period")),
        ZoneId.of(row.getString("timezone")),
        row.getInt("hour"),
        row.getBoolean("quiet"),
        row.getBoolean("pdf"),
        Columns.instant(row, "created_at"),
        row.getString("created_by"));
  }
}
