package io.argus.analytics.webhook;

import io.argus.analytics.storage.Transactions;
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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code webhook_delivery} that are to be sent; each method is a transaction. */
@ApplicationScoped
class CallStore {

  /** Each project's oldest before any project's next. What two replicas find, one of them gets. */
  private static final String TAKE =
      """
      with due as (
        select execution_id, next_at, row_number() over (partition by project_id order by next_at, execution_id) as place
        from webhook_delivery
        where state = 'WAITING' and next_at <= ? and project_id <> all (?)
      ), next as (
        select execution_id from due where place <= ? order by place, next_at limit ?
      )
      update webhook_delivery d set next_at = ?, attempts = d.attempts + 1
      from next
      join execution e on e.id = next.execution_id
      join project p on p.id = e.project_id
      left join runner_webhook w on w.project_id = p.id
      where d.execution_id = next.execution_id and d.state = 'WAITING' and d.next_at <= ?
      returning d.execution_id, d.project_id, p.slug, e.status = 'PENDING', w.url, w.secret, d.body, d.attempts, d.created_at
      """;

  private static final String AGAIN =
      """
      update webhook_delivery set next_at = ?, error = ?
      where execution_id = ? and state = 'WAITING' and attempts = ?
      """;

  /** A delivery that somebody else has taken meanwhile, and that was made, was made. */
  private static final String END =
      """
      update webhook_delivery set state = ?, error = ?, next_at = null, ended_at = ?
      where execution_id = ? and state = 'WAITING' and (attempts = ? or ? = 'DELIVERED')
      """;

  private final Transactions transactions;
  private final Clock clock;
  private final Duration lease;

  @Inject
  CallStore(Transactions transactions, WebhookConfig config, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
    // A name is looked up in half a minute at most, the answer is read for a second.
    this.lease = config.connectTimeout().plus(config.answerTimeout()).plus(Duration.ofSeconds(45));
  }

  /**
   * Some that are due, for the caller alone for as long as an attempt takes; after that, whoever
   * has taken them is dead.
   *
   * @param busy projects of which none is wanted
   * @param perProject most of one project
   */
  List<DueCall> take(Collection<Integer> busy, int perProject, int most) throws SQLException {
    Instant now = clock.instant();
    return transactions.run(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(TAKE)) {
            update.setObject(1, at(now));
            update.setArray(2, connection.createArrayOf("int4", busy.toArray()));
            update.setInt(3, perProject);
            update.setInt(4, most);
            update.setObject(5, at(now.plus(lease)));
            update.setObject(6, at(now));
            List<DueCall> calls = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
              while (row.next()) {
                calls.add(
                    new DueCall(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBytes(7),
                        row.getInt(8),
                        row.getObject(9, OffsetDateTime.class).toInstant()));
              }
            }
            return calls;
          }
        });
  }

  void again(DueCall call, Duration in, String error) throws SQLException {
    execute(AGAIN, at(clock.instant().plus(in)), error, call.executionId(), call.attempts());
  }

  void end(DueCall call, String state, @Nullable String error) throws SQLException {
    execute(END, state, error, at(clock.instant()), call.executionId(), call.attempts(), state);
  }

  private void execute(String sql, @Nullable Object... parameters) throws SQLException {
    transactions.<Integer, RuntimeException>run(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
              update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
          }
        });
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
