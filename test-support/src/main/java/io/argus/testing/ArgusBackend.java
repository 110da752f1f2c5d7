package io.argus.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * The backend of a {@code @QuarkusTest}: {@code @WithTestResource} or {@code @QuarkusTestResource}
 * with this class sets the addresses of a real Kafka and PostgreSQL and the key that {@link
 * InternalTokens} sign with. Both are started once per JVM, at first use, and end with it.
 *
 * <p>Init arguments: {@link #KAFKA} and {@link #POSTGRES} ({@code false} = not needed, not
 * started), {@link #DATABASE_USER} ({@code argus} or {@code argus_report}).
 */
public final class ArgusBackend implements QuarkusTestResourceLifecycleManager {

  public static final String KAFKA = "kafka";
  public static final String POSTGRES = "postgres";
  public static final String DATABASE_USER = "databaseUser";

  private static final String OWNER = "argus";

  private Map<String, String> arguments = Map.of();

  @Override
  public void init(Map<String, String> initArgs) {
    arguments = Map.copyOf(initArgs);
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(InternalTokens.verification());
    if (needs(KAFKA)) {
      config.put("kafka.bootstrap.servers", Backends.kafka());
    }
    if (needs(POSTGRES)) {
      DatabaseAccess access = Backends.postgres().as(arguments.getOrDefault(DATABASE_USER, OWNER));
      config.put("quarkus.datasource.jdbc.url", access.jdbcUrl());
      config.put("quarkus.datasource.username", access.user());
      config.put("quarkus.datasource.password", access.password());
    }
    return config;
  }

  /** Nothing: what is running serves the next test class, too. */
  @Override
  public void stop() {}

  private boolean needs(String part) {
    return Boolean.parseBoolean(arguments.getOrDefault(part, "true"));
  }
}
