package io.argus.report.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Schema {@code analytics}, read-only. */
@ApplicationScoped
public class AnalyticsDatabase {

  private final DataSource dataSource;

  AnalyticsDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Everything that {@code reading} asks comes from one snapshot (repeatable read, see {@code
   * application.properties}).
   *
   * @throws DatabaseException when the database is away, too slow, or refuses
   */
  public <T, E extends Exception> T read(Reading<T, E> reading) throws E {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      T answer = reading.from(connection);
      connection.commit();
      return answer;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** What is asked within one snapshot. */
  @FunctionalInterface
  public interface Reading<T, E extends Exception> {
    T from(Connection connection) throws SQLException, E;
  }
}
