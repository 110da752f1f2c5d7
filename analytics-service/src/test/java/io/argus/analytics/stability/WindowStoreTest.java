package io.argus.analytics.stability;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.analytics.storage.Transactions;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class WindowStoreTest {

  /** Of no project, so that nothing else touches its rows. */
  private static final int PROJECT = -1;

  private static final int CASES = 3_000;

  @Inject Transactions transactions;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 33, 50})
  void scores_in_sql_are_those_of_the_formula(int size) throws Exception {
    Map<Long, Window> windows = windows();
    Map<Long, Stability> stored =
        transactions.run(
            connection -> {
              clear(connection);
              WindowStore.write(connection, PROJECT, PROJECT, windows, 7);
              WindowStore.rescore(connection, PROJECT, size);
              Map<Long, Stability> found = read(connection);
              clear(connection);
              return found;
            });

    assertThat(stored).hasSize(CASES);
    stored.forEach(
        (id, stability) ->
            assertThat(stability)
                .as("%s", windows.get(id))
                .isEqualTo(Stability.of(windows.get(id), size)));
  }

  /** Sparse, dense and full ones of all lengths. */
  private static Map<Long, Window> windows() {
    Random random = new Random(7);
    Map<Long, Window> windows = new HashMap<>();
    for (long id = 0; id < CASES; id++) {
      int length = random.nextInt(Window.CAPACITY + 1);
      long mask = length == Window.CAPACITY ? -1L : (1L << length) - 1;
      long red =
          switch ((int) (id % 4)) {
            case 0 -> 0;
            case 1 -> random.nextLong() & random.nextLong() & random.nextLong();
            case 2 -> random.nextLong();
            default -> -1L;
          };
      long errored = red & random.nextLong();
      windows.put(id, new Window(red & ~errored & mask, errored & mask, length));
    }
    return windows;
  }

  private static Map<Long, Stability> read(Connection connection) throws SQLException {
    Map<Long, Stability> found = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select case_id, score, level from case_state where project_id = " + PROJECT);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.put(
            row.getLong(1),
            new Stability(row.getDouble(2), Stability.Level.values()[row.getInt(3)]));
      }
    }
    return found;
  }

  private static int clear(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from case_state where project_id = " + PROJECT)) {
      return delete.executeUpdate();
    }
  }
}
