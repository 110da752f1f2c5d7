package io.argus.report.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL text and the values of its question marks, put together piece by piece. */
public final class Query {

  // A case may weigh 256 KiB: a batch stays at some 25 MB in the worst case.
  private static final int FETCH_SIZE = 100;

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private Query() {}

  public static Query of(String sql, Object... values) {
    return new Query().and(sql, values);
  }

  /**
   * Until the transaction ends statements are planned once per connection, not anew for their
   * values: for those whose planning takes longer than knowing the values saves.
   */
  public static void planOnce(Connection connection) throws SQLException {
    of("select set_config('plan_cache_mode', 'force_generic_plan', true)").isNotEmpty(connection);
  }

  public Query and(String sql, Object... values) {
    this.sql.append(sql).append('\n');
    this.values.addAll(List.of(values));
    return this;
  }

  /** Adds the piece, which has one question mark, unless the value is null. */
  public Query when(@Nullable Object value, String sql) {
    return value == null ? this : and(sql, value);
  }

  public <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
    List<T> list = new ArrayList<>();
    try (Rows<T> rows = open(connection, row)) {
      rows.forEachRemaining(list::add);
    }
    return list;
  }

  public <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
    try (Rows<T> rows = open(connection, row)) {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }
  }

  public boolean isNotEmpty(Connection connection) throws SQLException {
    return first(connection, rows -> true).isPresent();
  }

  public long count(Connection connection) throws SQLException {
    return first(connection, rows -> rows.getLong(1)).orElse(0L);
  }

  /** Runs a statement that changes rows, and answers how many. */
  public int update(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection, FETCH_SIZE)) {
      return statement.executeUpdate();
    }
  }

  /** Runs it; the rows are read as they are asked for, within the connection's transaction. */
  public <T> Rows<T> open(Connection connection, Row<T> row) throws SQLException {
    return open(connection, row, FETCH_SIZE);
  }

  /**
   * The same for rows of another size.
   *
   * @param batch so many rows are in memory at a time
   */
  public <T> Rows<T> open(Connection connection, Row<T> row, int batch) throws SQLException {
    PreparedStatement statement = prepare(connection, batch);
    try {
      return new Rows<>(statement, row);
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private PreparedStatement prepare(Connection connection, int batch) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    try {
      statement.setFetchSize(batch);
      for (int i = 0; i < values.size(); i++) {
        bind(statement, i + 1, values.get(i));
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof List<?> list && list.isEmpty()) {
      statement.setObject(index, "{}", Types.OTHER); // of what, the statement tells
    } else if (value instanceof List<?> list) {
      Connection connection = statement.getConnection();
      statement.setArray(index, connection.createArrayOf(elementType(list), list.toArray()));
    } else {
      statement.setObject(index, value);
    }
  }

  private static String elementType(List<?> list) {
    Object first = list.get(0);
    if (first instanceof Instant) {
      return "timestamptz";
    }
    if (first instanceof Long) {
      return "int8";
    }
    return first instanceof String ? "text" : "int4";
  }

  /** Makes a value of the current row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
