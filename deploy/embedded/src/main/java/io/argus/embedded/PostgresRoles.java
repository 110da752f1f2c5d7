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
      create(statement, passwords);
      setPasswords(statement);
      connection.commit();
    }
  }

  /** Creates the roles that are missing in the statement's database. */
  public static void create(Statement statement, PostgresPasswords passwords) throws SQLException {
    Map<String, String> variables =
        Map.of(
            "owner_password", passwords.owner(),
            "report_password", passwords.report(),
            "reader_password", passwords.reader());
    RolesScript.run(Resources.text("roles.sql"), variables, statement);
  }

  /** Sets the password of a role. */
  public static void setPassword(Statement statement, String role, String password)
      throws SQLException {
    statement.execute("alter role " + role + " password " + RolesScript.literal(password));
  }

  private void setPasswords(Statement statement) throws SQLException {
    setPassword(statement, "argus", passwords.owner());
    setPassword(statement, "argus_report", passwords.report());
    setPassword(statement, "argus_reader", passwords.reader());
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
