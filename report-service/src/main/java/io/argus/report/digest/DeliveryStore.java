package io.argus.report.digest;

import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.digest.schedule.Cadence;
import io.argus.report.digest.schedule.Period;
import io.argus.report.digest.schedule.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row per mail. Opening a slot and claiming it are single statements that decide between
 * replicas; only the holder of the newest claim may say how it ended.
 */
@ApplicationScoped
class DeliveryStore {

  private static final String OPEN =
      """
      insert into delivery (subscription_id, period_start, copy, asked, state, opened_at, try_at)
      values (?, ?, ?, ?, 'due', ?, ?)
      """;

  private static final String UNLESS_THERE =
      "on conflict (subscription_id, period_start, copy) do nothing";

  // Somebody asks for what was not sent so far: it begins anew.
  private static final String OR_ANEW =
      """
      on conflict (subscription_id, period_start, copy) do update
        set asked = true, state = 'due', attempts = 0, opened_at = excluded.opened_at,
            try_at = excluded.try_at, error = null
        where delivery.state in ('skipped', 'failed', 'gave_up')
      """;

  private static final String SUPERSEDE =
      """
      update delivery set state = 'gave_up', try_at = null,
             error = left('A newer digest is due. ' || coalesce(error, ''), 500)
       where subscription_id = ? and period_start < ? and state in ('due', 'failed')
      """;

  private static final String CLAIM =
      """
      with next as (
        select id from delivery
         where state in ('due', 'claimed', 'failed') and try_at <= ?
      """;

  private static final String CLAIMED =
      """
         order by try_at, id
         limit 1
         for update skip locked
      )
      update delivery d set state = 'claimed', attempts = attempts + 1, try_at = ?
        from next, subscription s
       where d.id = next.id and s.id = d.subscription_id
      returning d.id, d.period_start, d.copy, d.asked, d.attempts, d.opened_at,
      """;

  private static final String END =
      """
      update delivery set state = ?, try_at = ?, sent_at = ?, error = left(?, 500)
       where id = ? and attempts = ? and state = 'claimed'
      """;

  private static final String SELECT =
      """
      select d.id, d.subscription_id, s.project, s.email, s.period, d.period_start, d.copy, d.state,
             d.attempts, d.opened_at, d.sent_at, d.try_at, d.error
        from delivery d
        join subscription s on s.id = d.subscription_id
       where true
      """;

  private final DigestDatabase database;

  DeliveryStore(DigestDatabase database) {
    this.database = database;
  }

  /** Opens the slot of every subscription whose newest period is due and has none. */
  void openDue(Instant now) {
    database.run(
        connection -> {
          for (Subscription subscription : SubscriptionStore.all(connection)) {
            Period period = subscription.schedule().latest(now);
            // Nobody gets what was due before they subscribed.
            if (subscription.schedule().dueAt(period).isAfter(subscription.createdAt())) {
              openDue(connection, subscription.id(), period.start(), now);
            }
          }
          return true;
        });
  }

  private static void openDue(Connection connection, UUID id, LocalDate start, Instant now)
      throws SQLException {
    int opened = Query.of(OPEN, id, start, 0, false, now, now).and(UNLESS_THERE).update(connection);
    if (opened > 0) {
      Query.of(SUPERSEDE, id, start).update(connection);
    }
  }

  /**
   * Opens the slots of everybody who gets this digest, as far as they have not got it.
   *
   * @param again also of those who have
   * @return the deliveries of the newest complete period of each
   */
  List<Long> open(String project, Cadence cadence, boolean again, Instant now) {
    return database.run(
        connection -> {
          List<Subscription> all = SubscriptionStore.of(connection, project, cadence);
          List<Long> ids = new ArrayList<>();
          for (Subscription subscription : all) {
            ids.add(open(connection, subscription, again, now));
          }
          return ids;
        });
  }

  private static long open(
      Connection connection, Subscription subscription, boolean again, Instant now)
      throws SQLException {
    LocalDate start = Schedule.complete(subscription.period(), subscription.zone(), now).start();
    long copies =
        Query.of("select count(*) from delivery where subscription_id = ?", subscription.id())
            .and("and period_start = ? and state = 'sent'", start)
            .count(connection);
    int copy = again ? (int) copies : 0;
    Query.of(OPEN, subscription.id(), start, copy, true, now, now).and(OR_ANEW).update(connection);
    return Query.of("select id from delivery where subscription_id = ?", subscription.id())
        .and("and period_start = ? and copy = ?", start, copy)
        .count(connection);
  }

  /**
   * Claims the mail that has waited longest; no other replica gets it before {@code until}.
   *
   * @param of null = of all
   */
  Optional<Slot> claim(Instant now, Instant until, @Nullable List<Long> of) {
    return database.run(
        connection ->
            Query.of(CLAIM, now)
                .when(of, "and id = any(?)")
                .and(CLAIMED, until)
                .and(SubscriptionStore.COLUMNS)
                .first(connection, DeliveryStore::slot));
  }

  void sent(Slot slot, Instant now) {
    end(slot, "sent", null, now, null);
  }

  void skipped(Slot slot) {
    end(slot, "skipped", null, null, null);
  }

  void failed(Slot slot, Instant retryAt, String error) {
    end(slot, "failed", retryAt, null, error);
  }

  void gaveUp(Slot slot, String error) {
    end(slot, "gave_up", null, null, error);
  }

  private void end(
      Slot slot,
      String state,
      @Nullable Instant tryAt,
      @Nullable Instant sentAt,
      @Nullable String error) {
    database.run(
        connection -> {
          try (var statement = connection.prepareStatement(END)) {
            statement.setString(1, state);
            statement.setObject(2, utc(tryAt));
            statement.setObject(3, utc(sentAt));
            statement.setString(4, error);
            statement.setLong(5, slot.id());
            statement.setInt(6, slot.attempt());
            return statement.executeUpdate();
          }
        });
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  List<DeliveryView> list(List<Long> ids) {
    return database.run(
        connection ->
            Query.of(SELECT)
                .and("and d.id = any(?) order by s.email", ids)
                .list(connection, DeliveryStore::view));
  }

  long count(@Nullable String project, @Nullable List<String> visible) {
    return database.run(
        connection ->
            Query.of(
                    "select count(*) from delivery d join subscription s on s.id = subscription_id")
                .and("where true")
                .when(project, "and s.project = ?")
                .when(visible, "and s.project = any(?)")
                .count(connection));
  }

  /** Newest first. */
  List<DeliveryView> page(
      @Nullable String project, @Nullable List<String> visible, int limit, int offset) {
    return database.run(
        connection ->
            Query.of(SELECT)
                .when(project, "and s.project = ?")
                .when(visible, "and s.project = any(?)")
                .and("order by d.opened_at desc, d.id desc limit ? offset ?", limit, offset)
                .list(connection, DeliveryStore::view));
  }

  private static Slot slot(ResultSet row) throws SQLException {
    return new Slot(
        row.getLong("id"),
        SubscriptionStore.read(row),
        row.getObject("period_start", LocalDate.class),
        row.getInt("copy"),
        row.getBoolean("asked"),
        row.getInt("attempts"),
        Columns.instant(row, "opened_at"));
  }

  private static DeliveryView view(ResultSet row) throws SQLException {
    return new DeliveryView(
        row.getLong("id"),
        row.getObject("subscription_id", UUID.class),
        row.getString("project"),
        row.getString("email"),
        Cadence.ofWord(row.getString("period")),
        row.getObject("period_start", LocalDate.class),
        row.getInt("copy"),
        DeliveryView.State.ofWord(row.getString("state")),
        row.getInt("attempts"),
        Columns.instant(row, "opened_at"),
        Columns.instantOrNull(row, "sent_at"),
        Columns.instantOrNull(row, "try_at"),
        row.getString("error"));
  }
}
