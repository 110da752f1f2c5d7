package io.argus.report.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The answer to a query, row by row; only one batch is in memory at a time. To be iterated once.
 */
public final class Rows<T> implements Iterator<T>, AutoCloseable {

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Query.Row<T> row;
  private boolean onRow;

  Rows(PreparedStatement statement, Query.Row<T> row) throws SQLException {
    this.statement = statement;
    this.rows = statement.executeQuery();
    this.row = row;
  }

  /**
   * @throws DatabaseException when the next batch does not come
   */
  @Override
  public boolean hasNext() {
    try {
      onRow = onRow || rows.next();
      return onRow;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    onRow = false;
    try {
      return row.read(rows);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
