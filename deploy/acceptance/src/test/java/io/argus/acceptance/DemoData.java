package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.acceptance.CommandLine.Ended;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The shared stack with the history of {@code argus demo}, and a finished execution. */
final class DemoData {

  static final String SHOP = "demo-shop";
  static final String QUIET = "demo-billing";

  private static boolean loaded;

  private DemoData() {}

  /** Loads it at first use. */
  static synchronized void load() throws IOException, InterruptedException {
    if (loaded) {
      return;
    }
    Ended demo = demo();
    assertThat(demo.exit()).as(demo.err()).isZero();
    execute(new Argus());
    loaded = true;
  }

  static Ended demo(String... arguments) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("argus-demo-");
    String[] command = new String[arguments.length + 1];
    command[0] = "demo";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Ended ended = new CommandLine(Stack.running(), directory).argus(command);
    Files.delete(directory);
    return ended;
  }

  /** A connection with the rights of Grafana. */
  static Connection asReader() throws SQLException {
    JsonNode postgres = Stack.running().endpoints().at("/postgres");
    return DriverManager.getConnection(
        postgres.get("jdbcUrl").asText(),
        postgres.get("readerUser").asText(),
        postgres.get("readerPassword").asText());
  }

  private static void execute(Argus argus) {
    String caseId =
        argus
            .request()
            .contentType(ContentType.JSON)
            .body(Map.of("project", SHOP, "suiteId", "e2e", "name", "pays by hand"))
            .post("/api/tests")
            .jsonPath()
            .getString("id");
    String execution =
        argus
            .request()
            .contentType(ContentType.JSON)
            .body(Map.of("browser", "firefox"))
            .post("/api/tests/" + caseId + "/execute")
            .jsonPath()
            .getString("id");
    patch(argus, execution, Map.of("status", "running"));
    patch(argus, execution, Map.of("status", "completed", "result", "pass"));
  }

  private static void patch(Argus argus, String execution, Map<String, String> change) {
    argus
        .request()
        .contentType(ContentType.JSON)
        .body(change)
        .patch("/api/executions/" + execution)
        .then()
        .statusCode(200);
  }
}
