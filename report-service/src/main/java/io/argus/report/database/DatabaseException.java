package io.argus.report.database;

import java.sql.SQLException;

/** The database did not answer. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public DatabaseException(SQLException cause) {
    super(cause);
    this.kind = Kind.of(cause);
  }

  Kind kind() {
    return kind;
  }

  /** What the SQL state means to whoever asked. */
  enum Kind {
    /** Not reachable, shutting down, no connection free in time, or not migrated yet. */
    AWAY,
    /** The statement ran into its time limit. */
    TOO_SLOW,
    /** A statement of ours is wrong. */
    REFUSED;

    static Kind of(SQLException e) {
      String state = e.getSQLState();
      if (state == null) {
        return AWAY; // the pool's own: no connection within its acquisition time-out
      }
      if (state.equals("57014")) {
        return TOO_SLOW;
      }
      boolean away =
          state.startsWith("08") // connection
              || state.startsWith("28") // role or password, not there yet
              || state.startsWith("53") // out of connections, memory, disk
              || state.startsWith("57") // shutting down, starting up
              || state.equals("3D000") // no such database
              || state.equals("3F000") // no such schema
              || state.equals("42P01") // no such table
              || state.equals("42501") // not granted yet
              || state.equals("25P03") // idle in transaction for too long: the reader was too slow
              || state.equals("25P04");
      return away ? AWAY : REFUSED;
    }
  }
}
