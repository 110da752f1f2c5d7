package io.argus.embedded.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The environment variables that tell a service where everything is.
 *
 * @param host the address that the gateway listens on; the services behind it are never public
 * @param spool where ingest-service keeps what it is just receiving
 * @param objects where it keeps attachments
 * @param user what the user's environment says
 */
public record ServiceEnvironment(
    Ports ports,
    String host,
    Storage storage,
    Stores stores,
    Path publicKey,
    Path privateKey,
    Path adminToken,
    Path spool,
    Path objects,
    Map<String, String> user) {

  private static final String LOOPBACK = "127.0.0.1";

  private static final String OBJECT_STORE_PREFIX = "ARGUS_S3_";
  private static final String IMPORTS_PREFIX = "ARGUS_IMPORTS_";
  private static final String SIGN_ON_PREFIX = "ARGUS_OIDC_";

  /** What a service must not inherit: it is told, where it needs it. */
  private static final List<String> SECRET_PREFIXES =
      List.of(
          "ARGUS_DB_",
          Stores.MAIL_PREFIX,
          OBJECT_STORE_PREFIX,
          IMPORTS_PREFIX,
          SIGN_ON_PREFIX,
          "ARGUS_ADMIN_TOKEN");

  /** The user's variables that no service inherits; some come back in {@link #of}. */
  public Set<String> withheld() {
    return user.keySet().stream()
        .filter(name -> SECRET_PREFIXES.stream().anyMatch(name::startsWith))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The variables of one service; each gets only the secrets that it needs. */
  public Map<String, String> of(Part service) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
    environment.put("QUARKUS_HTTP_HOST", service == Part.GATEWAY ? host : LOOPBACK);
    environment.put("ARGUS_JWT_PUBLIC_KEY_FILE", publicKey.toString());
    // glibc's arenas, one per core and more, are memory that nobody uses here.
    environment.put("MALLOC_ARENA_MAX", "2");
    switch (service) {
      case INGEST -> {
        kafka(environment);
        unlessSet(environment, "ARGUS_ANALYTICS_URL", ports.url(Part.ANALYTICS));
        unlessSet(environment, "ARGUS_UPLOAD_SPOOL_DIRECTORY", spool.toString());
        unlessSet(environment, "ARGUS_OBJECTS_DIRECTORY", objects.toString());
        unlessSet(environment, "ARGUS_GATEWAY_URL", ports.url(Part.GATEWAY));
        handOn(environment, OBJECT_STORE_PREFIX);
        handOn(environment, IMPORTS_PREFIX);
      }
      case ANALYTICS -> {
        kafka(environment);
        database(environment, stores.user(), stores.passwords().owner());
        unlessSet(environment, "ARGUS_PROJECT_MAX_RUNS", Integer.toString(storage.maxRuns()));
        unlessSet(environment, "ARGUS_PUBLIC_URL", ports.url(Part.GATEWAY));
      }
      case REPORT -> {
        database(environment, "argus_report", stores.passwords().report());
        environment.putAll(stores.mail());
        unlessSet(environment, "ARGUS_PUBLIC_URL", ports.url(Part.GATEWAY));
      }
      case GATEWAY -> {
        database(environment, stores.user(), stores.passwords().owner());
        handOn(environment, SIGN_ON_PREFIX);
        gateway(environment);
      }
      case KAFKA, POSTGRES, MAIL -> throw new IllegalArgumentException(service + " is no service");
    }
    return environment;
  }

  private void kafka(Map<String, String> environment) {
    environment.put("ARGUS_KAFKA_BOOTSTRAP_SERVERS", stores.bootstrapServers());
  }

  private void database(Map<String, String> environment, String role, String password) {
    environment.put("ARGUS_DB_URL", stores.jdbcUrl());
    environment.put("ARGUS_DB_USER", role);
    environment.put("ARGUS_DB_PASSWORD", password);
  }

  private void gateway(Map<String, String> environment) {
    environment.put("ARGUS_JWT_PRIVATE_KEY_FILE", privateKey.toString());
    environment.put("ARGUS_ADMIN_TOKEN_FILE", adminToken.toString());
    for (Part part : new Part[] {Part.INGEST, Part.ANALYTICS, Part.REPORT}) {
      environment.put("ARGUS_" + part.name() + "_URL", ports.url(part));
    }
  }

  private void handOn(Map<String, String> environment, String prefix) {
    user.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            environment.put(name, value);
          }
        });
  }

  private void unlessSet(Map<String, String> environment, String name, String value) {
    if (user.getOrDefault(name, "").isBlank()) {
      environment.put(name, value);
    }
  }
}
