package io.argus.analytics.deadletter;

import io.argus.analytics.storage.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The rows of {@code dead_letter}; each method is a transaction. */
@ApplicationScoped
class DeadLetterStore {

  private static final String INSERT =
      """
      insert into dead_letter (topic, partition, position, origin, reason, type, project, suite_id,
        run_id, upload_id, key, value, header_names, header_values, received_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private static final String SELECT =
      "select id, topic, key, value, header_names, header_values, redriven_at from dead_letter ";

  private static final String BY_ID = SELECT + "where id = ?";

  private static final String OPEN =
      SELECT
          + "where redriven_at is null and id > ? and id <= ? and (?::text is null or project = ?)"
          + " order by id limit ?";

  private static final String NEWEST = "select coalesce(max(id), 0) from dead_letter";

  private static final String REDRIVEN = "update dead_letter set redriven_at = ? where id = ?";

  private static final String DELETE = "delete from dead_letter where id = ?";

  private final Transactions transactions;

  @Inject
  DeadLetterStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Idempotent: false when the letter is there already. */
  boolean insert(ConsumerRecord<byte[], byte[]> record, LetterFacts facts) throws SQLException {
    return transactions.run(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, record.topic());
            insert.setInt(2, record.partition());
            insert.setLong(3, record.offset());
            insert.setString(4, facts.origin());
            insert.setString(5, facts.reason());
            insert.setString(6, facts.type());
            insert.setString(7, facts.project());
            insert.setString(8, facts.suiteId());
            insert.setObject(9, facts.runId());
            insert.setObject(10, facts.uploadId());
            insert.setBytes(11, record.key());
            insert.setBytes(12, record.value());
            insert.setArray(13, names(connection, record.headers()));
            insert.setArray(14, values(connection, record.headers()));
            insert.setObject(15, Instant.ofEpochMilli(record.timestamp()).atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
          }
        });
  }

  Optional<StoredLetter> find(long id) throws SQLException {
    return transactions.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
            select.setLong(1, id);
            return read(select).stream().findFirst();
          }
        });
  }

  /**
   * Open letters in the order they came.
   *
   * @param project null = of all, and those whose project cannot be read
   */
  List<StoredLetter> open(@Nullable String project, long after, long upTo, int limit)
      throws SQLException {
    return transactions.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setString(3, project);
            select.setString(4, project);
            select.setInt(5, limit);
            return read(select);
          }
        });
  }

  /** The id of the letter that came last; 0 when there is none. */
  long newest() throws SQLException {
    return transactions.run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(NEWEST);
              ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  void redriven(List<StoredLetter> letters, Instant at) throws SQLException {
    transactions.run(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(REDRIVEN)) {
            for (StoredLetter letter : letters) {
              update.setObject(1, at.atOffset(ZoneOffset.UTC));
              update.setLong(2, letter.id);
              update.addBatch();
            }
            return update.executeBatch().length;
          }
        });
  }

  /** False when there is no such letter. */
  boolean delete(long id) throws SQLException {
    return transactions.run(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setLong(1, id);
            return delete.executeUpdate() == 1;
          }
        });
  }

  private static List<StoredLetter> read(PreparedStatement select) throws SQLException {
    List<StoredLetter> letters = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        OffsetDateTime redrivenAt = row.getObject(7, OffsetDateTime.class);
        letters.add(
            new StoredLetter(
                row.getLong(1),
                row.getString(2),
                row.getBytes(3),
                row.getBytes(4),
                headers(row.getArray(5), row.getArray(6)),
                redrivenAt == null ? null : redrivenAt.toInstant()));
      }
    }
    return letters;
  }

  private static Headers headers(Array names, Array values) throws SQLException {
    RecordHeaders headers = new RecordHeaders();
    String[] name = (String[]) names.getArray();
    byte[][] value = (byte[][]) values.getArray();
    for (int i = 0; i < name.length; i++) {
      headers.add(name[i], value[i]);
    }
    return headers;
  }

  private static Array names(Connection connection, Headers headers) throws SQLException {
    String[] names =
        StreamSupport.stream(headers.spliterator(), false)
            .map(header -> LetterFacts.text(header.key().getBytes(StandardCharsets.UTF_8)))
            .toArray(String[]::new);
    return connection.createArrayOf("text", names);
  }

  private static Array values(Connection connection, Headers headers) throws SQLException {
    byte[][] values =
        StreamSupport.stream(headers.spliterator(), false)
            .map(Header::value)
            .toArray(byte[][]::new);
    return connection.createArrayOf("bytea", values);
  }
}
