package io.argus.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.embedded.GuardedCommand;
import io.argus.embedded.GuardedProcess;
import io.argus.embedded.JavaCommand;
import io.argus.embedded.RollingLog;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Another replica of analytics-service, beside the stack's own: it takes half of the partitions.
 */
final class SecondAnalytics implements AutoCloseable {

  private static final long LOG_BYTES = 10L * 1024 * 1024;

  private final Stack stack;
  private final RollingLog log;
  private GuardedProcess process;

  SecondAnalytics(Stack stack) throws IOException {
    this.stack = stack;
    this.log = RollingLog.open(stack.home().resolve("logs/analytics-2.log"), LOG_BYTES);
    this.process = launch();
  }

  /** As a supervisor would see it: gone, and back. */
  void killAndStartAgain() throws IOException {
    process.kill();
    process.close();
    process = launch();
  }

  @Override
  public void close() {
    process.close();
  }

  private GuardedProcess launch() throws IOException {
    Path jar = stack.project().resolve("analytics-service/target/quarkus-app/quarkus-run.jar");
    JavaCommand java =
        new JavaCommand(
            "analytics-2",
            256,
            List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    GuardedCommand command = GuardedCommand.of(java.jar(jar), environment());
    return GuardedProcess.start(command, stack.home(), log);
  }

  private Map<String, String> environment() throws IOException {
    JsonNode endpoints = stack.endpoints();
    return Map.of(
        "QUARKUS_HTTP_PORT", Integer.toString(freePort()),
        "ARGUS_KAFKA_BOOTSTRAP_SERVERS", endpoints.at("/kafka/bootstrapServers").asText(),
        "ARGUS_DB_URL", endpoints.at("/postgres/jdbcUrl").asText(),
        "ARGUS_DB_USER", endpoints.at("/postgres/user").asText(),
        "ARGUS_DB_PASSWORD", endpoints.at("/postgres/password").asText());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
