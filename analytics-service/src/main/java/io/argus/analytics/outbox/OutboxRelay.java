package io.argus.analytics.outbox;

import io.argus.analytics.insight.EventHeaders;
import io.argus.analytics.storage.Transactions;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sends what waits, one after the other, and forgets what Kafka has acknowledged. One relay at a
 * time over all replicas, so that nothing overtakes anything.
 */
@ApplicationScoped
class OutboxRelay {

  /** Any constant, of relays only. Released at the end of the transaction. */
  private static final String LOCK = "select pg_try_advisory_xact_lock(4715180275412071777)";

  private static final String NEXT =
      """
      select id, topic, key, type, event_id, payload, created_at from outbox order by id limit ?
      """;

  private static final String DELETE = "delete from outbox where id = any (?)";

  /** A payload has at most some hundred KiB, and most have less than one. */
  private static final int BLOCK = 50;

  /** The client gives up by itself before that. */
  private static final int PATIENCE_SECONDS = 12;

  private final Transactions transactions;
  private final MutinyEmitter<byte[]> emitter;

  @Inject
  OutboxRelay(
      Transactions transactions,
      @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter) {
    this.transactions = transactions;
    this.emitter = emitter;
  }

  /** What became of a block. */
  enum Sent {
    ALL,
    MORE_WAIT,
    KAFKA_IS_AWAY
  }

  /** Sends a block; what was sent and could not be forgotten is sent again. */
  Sent sendSome() throws SQLException, InterruptedException {
    return transactions.run(
        connection -> {
          if (!locked(connection)) {
            return Sent.ALL; // another process is at it
          }
          List<WaitingEvent> waiting = next(connection);
          List<Long> sent = new ArrayList<>();
          for (WaitingEvent event : waiting) {
            if (!send(event)) {
              break;
            }
            sent.add(event.id());
          }
          delete(connection, sent);
          if (sent.size() < waiting.size()) {
            return Sent.KAFKA_IS_AWAY;
          }
          return waiting.size() == BLOCK ? Sent.MORE_WAIT : Sent.ALL;
        });
  }

  private boolean send(WaitingEvent event) throws InterruptedException {
    try {
      emitter
          .sendMessage(
              Message.of(event.payload())
                  .addMetadata(
                      OutgoingKafkaRecordMetadata.<String>builder()
                          .withTopic(event.topic())
                          .withKey(event.key())
                          .withHeaders(
                              EventHeaders.of(event.eventId(), event.type(), event.createdAt()))
                          .build()))
          .subscribeAsCompletionStage()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static boolean locked(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static List<WaitingEvent> next(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NEXT)) {
      select.setInt(1, BLOCK);
      List<WaitingEvent> events = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(
              new WaitingEvent(
                  row.getLong(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getBytes(6),
                  row.getObject(7, OffsetDateTime.class).toInstant()));
        }
      }
      return events;
    }
  }

  private static void delete(Connection connection, List<Long> ids) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setObject(1, ids.stream().mapToLong(Long::longValue).toArray());
      delete.executeUpdate();
    }
  }
}
