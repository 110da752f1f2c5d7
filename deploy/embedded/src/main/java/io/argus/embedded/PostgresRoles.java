package io.argus.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Creates database {@code argus} and its roles by {@code deploy/postgres/roles.sql}, the script for
 * every other PostgreSQL. Does nothing a second time but to set the passwords.
 *
 * @param server host and port
 */
public record PostgresRoles(String server, PostgresPasswords passwords) {

  static final String DATABASE = "argus";

  /** True when the server takes connections. */
  public boolean answer() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Where the database is. */
  public String jdbcUrl() {
    return url(DATABASE);
  }

  /** Creates what is missing. */
  public void create() throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
        statement.execute("create database " + DATABASE);
      }
    }
    try (Connection connection = connect(DATABASE);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (!exists(statement, "select 1 from pg_roles where rolname = 'argus'")) {
        RolesScript.run(Resources.text("roles.sql"), scriptVariables(), statement);
      }
      setPasswords(statement);
      connection.commit();
    }
  }

  private void setPasswords(Statement statement) throws SQLException {
    Map<String, String> roles =
        Map.of(
            "argus", passwords.owner(),
            "argus_report", passwords.report(),
            "argus_reader", passwords.reader());
    for (Map.Entry<String, String> role : roles.entrySet()) {
      String password = RolesScript.literal(role.getValue());
      statement.execute("alter role " + role.getKey() + " password " + password);
    }
  }

  private Map<String, String> scriptVariables() {
    return Map.of(
        "owner_password", passwords.owner(),
        "report_password", passwords.report(),
        "reader_password", passwords.reader());
  }

  private Connection connect(String database) throws SQLException {
    String url = url(database) + "?loginTimeout=5";
    return DriverManager.getConnection(url, PostgresCluster.SUPERUSER, passwords.superuser());
  }

  private String url(String database) {
    return "jdbc:postgresql://" + server + "/" + database;
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next();
    }
  }
}
