package io.argus.embedded.stack;

import io.argus.embedded.PostgresPasswords;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment variables that tell a service where everything is.
 *
 * @param host the address that the gateway listens on; the services behind it are never public
 */
public record ServiceEnvironment(
    Ports ports,
    String host,
    PostgresPasswords passwords,
    Path publicKey,
    Path privateKey,
    Path adminToken) {

  private static final String LOOPBACK = "127.0.0.1";

  /** What a new project keeps: the disk of a laptop is nobody's archive. */
  private static final int RUNS_OF_A_PROJECT = 1_000;

  /** The variables of one service; each gets only the secrets that it needs. */
  public Map<String, String> of(Part service) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
    environment.put("QUARKUS_HTTP_HOST", service == Part.GATEWAY ? host : LOOPBACK);
    environment.put("ARGUS_JWT_PUBLIC_KEY_FILE", publicKey.toString());
    // glibc's arenas, one per core and more, are memory that nobody uses here.
    environment.put("MALLOC_ARENA_MAX", "2");
    switch (service) {
      case INGEST -> kafka(environment);
      case ANALYTICS -> {
        kafka(environment);
        database(environment, "argus", passwords.owner());
        environment.put("ARGUS_PROJECT_MAX_RUNS", Integer.toString(RUNS_OF_A_PROJECT));
      }
      case REPORT -> {
        database(environment, "argus_report", passwords.report());
        environment.put("ARGUS_SMTP_HOST", LOOPBACK);
        environment.put("ARGUS_SMTP_PORT", Integer.toString(ports.of(Part.MAIL)));
      }
      case GATEWAY -> gateway(environment);
      case KAFKA, POSTGRES, MAIL -> throw new IllegalArgumentException(service + " is no service");
    }
    return environment;
  }

  private void kafka(Map<String, String> environment) {
    environment.put("ARGUS_KAFKA_BOOTSTRAP_SERVERS", ports.address(Part.KAFKA));
  }

  private void database(Map<String, String> environment, String user, String password) {
    environment.put("ARGUS_DB_URL", Endpoints.jdbcUrl(ports));
    environment.put("ARGUS_DB_USER", user);
    environment.put("ARGUS_DB_PASSWORD", password);
  }

  private void gateway(Map<String, String> environment) {
    environment.put("ARGUS_JWT_PRIVATE_KEY_FILE", privateKey.toString());
    environment.put("ARGUS_ADMIN_TOKEN_FILE", adminToken.toString());
    for (Part part : new Part[] {Part.INGEST, Part.ANALYTICS, Part.REPORT}) {
      environment.put("ARGUS_" + part.name() + "_URL", ports.url(part));
    }
  }
}
