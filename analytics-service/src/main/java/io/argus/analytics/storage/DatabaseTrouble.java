package io.argus.analytics.storage;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells trouble of the database (try again until it is over) from trouble with the data (trying
 * again would never help). Classes as in the PostgreSQL manual, appendix A.
 */
public final class DatabaseTrouble {

  /** Read-only standby; no such table, schema or right: somebody is still setting it up. */
  private static final Set<String> NOT_SET_UP = Set.of("25006", "42P01", "3F000", "42501");

  private DatabaseTrouble() {}

  /** True when the same statements may succeed later. */
  public static boolean isPassing(SQLException e) {
    if (e instanceof SQLTransientException) {
      return true;
    }
    String state = sqlState(e);
    if (state == null || state.length() < 2) {
      return true; // never reached the server: the pool or the driver says so
    }
    if (NOT_SET_UP.contains(state)) {
      return true;
    }
    return switch (state.substring(0, 2)) {
      case "08", // connection
          "28", // authorisation: somebody is changing passwords
          "40", // rollback: deadlock, serialisation
          "53", // disk full, out of memory, too many connections
          "55", // lock not available
          "57", // shutting down
          "58", // system error
          "3D" -> // the database is not created yet
          true;
      default -> false;
    };
  }

  private static @Nullable String sqlState(SQLException e) {
    return e.getSQLState() == null && e.getCause() instanceof SQLException cause
        ? cause.getSQLState()
        : e.getSQLState();
  }
}
