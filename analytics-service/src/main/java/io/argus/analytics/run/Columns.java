package io.argus.analytics.run;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement in order. */
final class Columns {

  private final PreparedStatement statement;
  private int next = 1;

  Columns(PreparedStatement statement) {
    this.statement = statement;
  }

  Columns text(@Nullable String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  Columns int2(int value) throws SQLException {
    statement.setShort(next++, (short) value);
    return this;
  }

  Columns int4(int value) throws SQLException {
    statement.setInt(next++, value);
    return this;
  }

  Columns int4OrNull(@Nullable Integer value) throws SQLException {
    statement.setObject(next++, value, Types.INTEGER);
    return this;
  }

  Columns int8(@Nullable Long value) throws SQLException {
    statement.setObject(next++, value, Types.BIGINT);
    return this;
  }

  Columns uuid(UUID value) throws SQLException {
    statement.setObject(next++, value);
    return this;
  }

  Columns time(@Nullable Instant value) throws SQLException {
    statement.setObject(
        next++,
        value == null ? null : value.atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
    return this;
  }

  Columns array(String type, Object[] values) throws SQLException {
    statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
