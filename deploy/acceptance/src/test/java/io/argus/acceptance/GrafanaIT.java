package io.argus.acceptance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Dashboards and alert rules, asked with Grafana's rights of the demo's history. */
class GrafanaIT {

  private static final Path GRAFANA =
      Path.of(System.getProperty("argus.root", "../.."), "deploy/grafana");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> SUITES = Set.of("unit", "e2e", "load");

  private final Instant to = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Instant from = to.minus(30, ChronoUnit.DAYS);
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
  void every_panel_has_something_to_show() throws Exception {
    int asked = 0;
    for (JsonNode dashboard : dashboards()) {
      for (JsonNode panel : dashboard.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          if (target.has("rawSql")) {
            String where = dashboard.path("title").asText() + " / " + panel.path("title").asText();
            showsSomething(where, target);
            asked++;
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(40);
  }

  private void showsSomething(String where, JsonNode target) throws SQLException {
    boolean series = target.path("format").asText().equals("time_series");
    for (String sql : expanded(target.path("rawSql").asText())) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        int columns = rows.getMetaData().getColumnCount();
        boolean shown = false;
        while (rows.next()) {
          if (series) {
            assertThat(rows.getTimestamp("time")).as(where).isNotNull();
          }
          shown |= rows.getObject(columns) != null;
        }
        assertThat(shown).as("%s: %s", where, sql).isTrue();
      } catch (SQLException e) {
        throw new SQLException(where + ": " + e.getMessage() + "\n" + sql, e);
      }
    }
  }

  @Test
  void the_overview_reads_runs_and_no_results_of_cases() throws Exception {
    JsonNode overview = dashboard("argus-overview");
    for (JsonNode panel : overview.path("panels")) {
      for (String sql : expanded(panel.at("/targets/0/rawSql").asText())) {
        try (Statement statement = connection.createStatement();
            ResultSet plan = statement.executeQuery("explain " + sql)) {
          while (plan.next()) {
            assertThat(plan.getString(1)).as(sql).doesNotContain("test_case_run");
          }
        }
      }
    }
  }

  @Test
  void the_variables_offer_what_there_is() throws Exception {
    for (JsonNode dashboard : dashboards()) {
      for (JsonNode variable : dashboard.at("/templating/list")) {
        if (variable.path("type").asText().equals("query")) {
          assertThat(column(expanded(variable.path("query").asText()).get(0)))
              .as(variable.path("name").asText())
              .isNotEmpty();
        }
      }
    }
  }

  @Test
  void dashboards_can_live_beside_others() throws Exception {
    Set<String> uids = new HashSet<>();
    for (JsonNode dashboard : dashboards()) {
      String title = dashboard.path("title").asText();
      assertThat(uids.add(dashboard.path("uid").asText())).as(title).isTrue();
      assertThat(dashboard.has("id")).as(title).isFalse();
      assertThat(dashboard.path("schemaVersion").asInt()).isPositive();
      Set<String> variables = new HashSet<>(Set.of("__range", "__value.raw"));
      dashboard.at("/templating/list").forEach(one -> variables.add(one.path("name").asText()));
      Set<Integer> ids = new HashSet<>();
      Set<String> cells = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
        takesPlace(title, panel.path("gridPos"), cells);
      }
      for (JsonNode source : dashboard.findValues("datasource")) {
        assertThat(source.path("uid").asText()).as(title).isIn("${datasource}", "${prometheus}");
      }
      assertThat(matches("\\$\\{([\\w.]+)", dashboard.toString())).as(title).isSubsetOf(variables);
    }
    assertThat(uids).hasSize(6);
  }

  /** A type checker reads each board against the model that Grafana publishes. */
  @Test
  void dashboards_are_what_grafana_publishes_as_its_model(@TempDir Path folder) throws Exception {
    Path tools = Path.of(System.getProperty("argus.tools", "")).toAbsolutePath();
    Path checker = tools.resolve("bin/tsc");
    if (!Files.isExecutable(checker)) {
      System.out.println(
          "SKIPPED: Grafana's model is not there; deploy/acceptance/tools/install.sh FOLDER, then"
              + " -Dargus.tools=FOLDER");
    }
    Assumptions.assumeTrue(Files.isExecutable(checker));
    Files.createSymbolicLink(folder.resolve("node_modules"), tools.resolve("lib/node_modules"));
    Path model = Path.of(Objects.requireNonNull(getClass().getResource("/grafana")).toURI());
    Files.copy(model.resolve("model.d.ts"), folder.resolve("model.d.ts"));
    List<String> command =
        new ArrayList<>(
            List.of(
                checker.toString(),
                "--noEmit",
                "--strict",
                "--skipLibCheck",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler"));
    for (JsonNode dashboard : dashboards()) {
      String file = dashboard.path("uid").asText() + ".ts";
      Files.writeString(
          folder.resolve(file),
          "import type {DashboardJson} from './model';\nexport const board: DashboardJson = "
              + dashboard);
      command.add(file);
    }

    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
  }

  private static void takesPlace(String title, JsonNode at, Set<String> cells) {
    assertThat(at.path("x").asInt() + at.path("w").asInt()).as(title).isBetween(1, 24);
    for (int x = 0; x < at.path("w").asInt(); x++) {
      for (int y = 0; y < at.path("h").asInt(); y++) {
        String cell = (at.path("x").asInt() + x) + "/" + (at.path("y").asInt() + y);
        assertThat(cells.add(cell)).as("%s: two panels at %s", title, cell).isTrue();
      }
    }
  }

  @Test
  void the_variables_begin_with_the_provisioned_data_sources() throws Exception {
    Map<String, Object> provisioned = yaml(GRAFANA.resolve("provisioning/datasources/argus.yml"));
    List<String> uids =
        ((List<?>) provisioned.get("datasources"))
            .stream().map(one -> ((Map<?, ?>) one).get("uid").toString()).toList();
    for (JsonNode dashboard : dashboards()) {
      for (JsonNode variable : dashboard.at("/templating/list")) {
        if (variable.path("type").asText().equals("datasource")) {
          assertThat(uids).contains(variable.at("/current/value").asText());
        }
      }
    }
  }

  @Test
  void the_alert_rules_watch_every_suite() throws Exception {
    Map<String, Object> alerting = yaml(GRAFANA.resolve("provisioning/alerting/argus.yml"));
    JsonNode rules = JSON.valueToTree(alerting).at("/groups/0/rules");
    assertThat(rules).hasSize(2);
    for (JsonNode rule : rules) {
      String sql = rule.at("/data/0/model/rawSql").asText();
      assertThat(column("select project || '/' || suite_id from (" + sql + ") asked"))
          .as(rule.path("title").asText())
          .contains("demo-shop/unit", "demo-shop/e2e", "demo-billing/unit");
      JsonNode board = dashboard(rule.path("dashboardUid").asText());
      assertThat(board.path("panels").findValuesAsText("id"))
          .contains(rule.path("panelId").asText());
    }
    assertThat(
            column(
                "select suite_id from ("
                    + rules.at("/1/data/0/model/rawSql").asText()
                    + ") asked where times_as_long > 3 and project = 'demo-shop'"))
        .containsExactly("smoke");
  }

  @Test
  void the_board_about_argus_asks_for_metrics_that_are_there() throws Exception {
    byte[] noReport = "no report".getBytes(StandardCharsets.UTF_8);
    new Argus().post(noReport, Map.of("project", Argus.newProject())).then().statusCode(400);
    Set<String> served = new HashSet<>();
    for (String part : List.of("ingest", "analytics", "report", "gateway")) {
      // The services take internal tokens only, and none for their metrics.
      RequestSpecification request = part.equals("gateway") ? new Argus().request() : given();
      String metrics = request.baseUri(Stack.running().url(part)).get("/q/metrics").asString();
      metrics
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("[{ ]")[0])
          .forEach(served::add);
    }
    Set<String> asked = new HashSet<>();
    for (JsonNode expression : dashboard("argus-itself").findValues("expr")) {
      asked.addAll(matches("\\b((?:argus|kafka|http|jvm)_\\w+)", expression.asText()));
    }

    assertThat(asked).hasSizeGreaterThan(8);
    assertThat(served).containsAll(asked);
  }

  /** As Grafana would send it; one for each suite where only one is meant. */
  private List<String> expanded(String sql) {
    String ranged =
        sql.replaceAll("\\$__timeFilter\\(([^)]*)\\)", "$1 BETWEEN '" + from + "' AND '" + to + "'")
            .replace("$__timeFrom()", "'" + from + "'")
            .replace("$__timeTo()", "'" + to + "'")
            .replace("${project:sqlstring}", "'demo-billing','demo-shop'")
            .replace("${branch:sqlstring}", "'(none)','feature/checkout','feature/search','main'");
    List<String> all = new ArrayList<>();
    for (String suite : ranged.contains("= ${suite:sqlstring}") ? SUITES : Set.of("all")) {
      String one =
          ranged
              .replace("= ${suite:sqlstring}", "= '" + suite + "'")
              .replace("${suite:sqlstring}", "'unit','e2e','load','smoke'");
      assertThat(one).as("every macro and variable is known").doesNotContain("$");
      all.add(one);
    }
    return all.stream().filter(one -> !one.isBlank()).toList();
  }

  private List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static List<JsonNode> dashboards() throws IOException {
    List<JsonNode> dashboards = new ArrayList<>();
    try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
      for (Path file : files.toList()) {
        dashboards.add(JSON.readTree(Files.readString(file)));
      }
    }
    return dashboards;
  }

  private static JsonNode dashboard(String uid) throws IOException {
    return JSON.readTree(Files.readString(GRAFANA.resolve("dashboards/" + uid + ".json")));
  }

  private static Map<String, Object> yaml(Path file) throws IOException {
    return new Yaml().load(Files.readString(file));
  }

  private static Set<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }
}
