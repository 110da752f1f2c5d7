package io.argus.report.digest;

import io.argus.report.database.DatabaseException;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Schema {@code digest}, which this service owns. */
@ApplicationScoped
class DigestDatabase {

  private final javax.sql.DataSource dataSource;
  private final Flyway flyway;
  private volatile boolean migrated;

  DigestDatabase(
      @DataSource("digest") javax.sql.DataSource dataSource,
      @FlywayDataSource("digest") Flyway flyway) {
    this.dataSource = dataSource;
    this.flyway = flyway;
  }

  /**
   * Brings the schema up to date, once; replicas wait for each other.
   *
   * @throws org.flywaydb.core.api.FlywayException when the database is away, or there is no schema
   */
  void migrate() {
    if (!migrated) {
      flyway.migrate();
      migrated = true;
    }
  }

  /**
   * One transaction.
   *
   * @throws DatabaseException when the database is away, too slow, or refuses
   */
  <T> T run(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T answer = work.in(connection);
        connection.commit();
        return answer;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** What is done within one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }
}
