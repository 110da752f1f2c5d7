package io.argus.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the little of psql's language that {@code roles.sql} uses, because psql does not ship with
 * the embedded server: {@code :'name'}, comments, and {@code \gexec} at the end of a line.
 */
final class RolesScript {

  private static final String RUN_RESULT = "\\gexec";

  private RolesScript() {}

  static void run(String script, Map<String, String> variables, Statement statement)
      throws SQLException {
    for (String line : script.lines().toList()) {
      String sql = substitute(line.replaceFirst("--.*", "").strip(), variables);
      if (sql.endsWith(RUN_RESULT)) {
        for (String generated : results(statement, sql.replace(RUN_RESULT, ""))) {
          statement.execute(generated);
        }
      } else if (!sql.isEmpty()) {
        statement.execute(sql);
      }
    }
  }

  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static String substitute(String line, Map<String, String> variables) {
    String sql = line;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      sql = sql.replace(":'" + variable.getKey() + "'", literal(variable.getValue()));
    }
    return sql;
  }

  private static List<String> results(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }
}
