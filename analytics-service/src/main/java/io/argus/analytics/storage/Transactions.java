package io.argus.analytics.storage;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs work in a transaction: committed when the work returns, rolled back whatever it throws. A
 * connection must never go back to the pool with work on it: the pool would commit it.
 */
@ApplicationScoped
public class Transactions {

  private final AgroalDataSource dataSource;

  @Inject
  Transactions(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What is done with the connection.
   *
   * @param <E> what it throws besides
   */
  public interface Work<T, E extends Exception> {
    T run(Connection connection) throws SQLException, E;
  }

  /**
   * Answers what the work answers, after the commit. Has nothing to do with JTA: within a JTA
   * transaction, such as Hibernate's, it refuses.
   */
  public <T, E extends Exception> T run(Work<T, E> work) throws SQLException, E {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = work.run(connection);
        connection.commit();
        committed = true;
        return result;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    }
  }

  /** For statements that no transaction may hold: each is committed by itself. */
  public <T, E extends Exception> T without(Work<T, E> work) throws SQLException, E {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      return work.run(connection);
    }
  }
}
