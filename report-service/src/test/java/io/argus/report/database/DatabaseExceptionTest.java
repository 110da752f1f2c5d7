package io.argus.report.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.report.database.DatabaseException.Kind;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseExceptionTest {

  @ParameterizedTest
  @CsvSource({
    "08006, AWAY",
    "57P01, AWAY",
    "53300, AWAY",
    "42P01, AWAY",
    "42501, AWAY",
    "25P03, AWAY",
    ", AWAY",
    "57014, TOO_SLOW",
    "42601, REFUSED",
    "22021, REFUSED",
  })
  void tells_a_database_that_is_away_from_a_statement_that_is_wrong(String sqlState, Kind kind) {
    assertThat(new DatabaseException(new SQLException("", sqlState)).kind()).isEqualTo(kind);
  }
}
