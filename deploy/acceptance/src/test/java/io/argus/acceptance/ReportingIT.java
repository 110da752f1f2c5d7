package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schema reporting as its readers see it, with the demo's history. */
class ReportingIT {

  private static final Path DOCS =
      Path.of(System.getProperty("argus.root", "../.."), "docs/sql.md");

  private Connection connection;

  @BeforeAll
  static void load() throws Exception {
    DemoData.load();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = DemoData.asReader();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void the_documentation_says_what_the_catalogue_says() throws Exception {
    List<String> documented = new ArrayList<>();
    String view = "";
    for (String line : docs().lines().toList()) {
      if (line.startsWith("### ")) {
        view = line.substring(4);
      } else if (line.startsWith("| `")) {
        String[] cells = line.split("`? \\| `?|\\| `| \\|", 4);
        documented.add(view + "." + cells[1] + ": " + cells[2] + ".");
      }
    }

    assertThat(documented)
        .isNotEmpty()
        .isEqualTo(
            texts(
                """
                select c.relname || '.' || a.attname || ': ' || coalesce(col_description(c.oid, a.attnum), '')
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                where c.relnamespace = 'reporting'::regnamespace
                order by c.oid, a.attnum
                """));
  }

  @Test
  void every_view_is_described() throws SQLException {
    assertThat(
            texts(
                """
                select relname from pg_class
                where relnamespace = 'reporting'::regnamespace and obj_description(oid) is null
                """))
        .isEmpty();
  }

  @Test
  void the_documented_questions_have_answers() throws Exception {
    List<String> questions =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(docs())
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(questions).isNotEmpty();
    for (String question : questions) {
      assertThat(texts(question)).as(question).isNotEmpty();
    }
  }

  @Test
  void the_reader_reads_the_views_and_nothing_else() throws SQLException {
    assertThat(
            texts(
                """
                select n.nspname || '.' || c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
                  and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                  and not (n.nspname = 'reporting' and c.relkind = 'v')
                  and (has_schema_privilege(n.oid, 'usage') or n.nspname <> 'public')
                  and case when c.relkind = 'S' then has_sequence_privilege(c.oid, 'usage, select, update')
                      else has_any_column_privilege(c.oid, 'select, insert, update, references') end
                """))
        .isEmpty();
    assertThat(
            texts(
                """
                select relname from pg_class where relnamespace = 'reporting'::regnamespace
                  and has_any_column_privilege(oid, 'insert, update, references')
                """))
        .isEmpty();
    for (String forbidden :
        List.of(
            "select * from analytics.project",
            "create table reporting.mine (id int)",
            "create table public.mine (id int)",
            "create schema mine")) {
      assertThatThrownBy(() -> texts(forbidden)).hasMessageContaining("permission denied");
    }
  }

  @Test
  void the_daily_pass_rate_is_that_of_the_trend() throws SQLException {
    JsonPath trend =
        new Argus()
            .get(
                "/api/trends/pass-rate",
                Map.of("project", DemoData.SHOP, "suiteId", "unit", "days", 30))
            .jsonPath();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < trend.getList("points").size(); i++) {
      String point = "points[" + i + "].";
      expected.add(
          trend.getString(point + "date")
              + " "
              + trend.getInt(point + "runs")
              + " "
              + trend.getInt(point + "passed")
              + " "
              + trend.getString(point + "passRate"));
    }

    assertThat(expected).hasSize(30);
    assertThat(
            texts(
                """
                select day || ' ' || sum(runs) || ' ' || sum(passed) || ' ' ||
                  round(100.0 * sum(passed) / sum(passed + failed + errored), 1)
                from reporting.daily_pass_rate
                where project = 'demo-shop' and suite_id = 'unit' and day > (now() at time zone 'UTC')::date - 30
                group by day order by day
                """))
        .isEqualTo(expected);
  }

  @Test
  void regressions_are_found_in_suites_cases_and_load_tests() throws SQLException {
    assertThat(
            texts(
                """
                select kind || ' ' || suite_id || coalesce(' ' || name, '') || ' ' || metric
                from reporting.regressions where project = 'demo-shop'
                """))
        .contains(
            "suite e2e duration_ms",
            "case unit rebuilds duration_ms",
            "load load GET /cart p95_ms",
            "load load POST /order error_rate_percent")
        .doesNotContain("load load GET /item p95_ms", "case unit adds an item duration_ms");
    assertThat(texts("select name from reporting.regressions where project = 'demo-billing'"))
        .isEmpty();
  }

  private static String docs() throws IOException {
    return Files.readString(DOCS);
  }

  /** The first column, null as empty text. */
  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          String text = rows.getString(1);
          texts.add(text == null ? "" : text);
        }
      }
    }
    return texts;
  }
}
