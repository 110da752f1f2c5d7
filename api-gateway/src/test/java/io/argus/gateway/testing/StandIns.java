package io.argus.gateway.testing;

import io.argus.gateway.routing.Service;
import io.argus.testing.Backends;
import io.argus.testing.DatabaseAccess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts a stand-in for each service and a real PostgreSQL, and configures the gateway as the
 * starter does.
 */
public final class StandIns implements QuarkusTestResourceLifecycleManager {

  public static final String ADMIN_TOKEN = "the-admin-token-of-the-tests";

  /** Init argument: the name of a service that is not there. */
  public static final String DOWN = "down";

  private static final String NOBODY_LISTENS = "http://127.0.0.1:1";

  private final Vertx vertx = Vertx.vertx();
  private @Nullable String down;

  @Override
  public void init(Map<String, String> arguments) {
    down = arguments.get(DOWN);
  }

  @Override
  public Map<String, String> start() {
    KeyPair keys = TestKeys.generate();
    Map<String, String> config = new HashMap<>();
    config.put("argus.identity.jwt-private-key-file", TestKeys.write(keys).toString());
    config.put(
        "argus.identity.admin-token-file",
        TestKeys.write("argus-admin-token", ADMIN_TOKEN + "\n").toString());
    DatabaseAccess database = Backends.postgres().as("argus");
    config.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    config.put("quarkus.datasource.username", database.user());
    config.put("quarkus.datasource.password", database.password());
    for (Service service : Service.values()) {
      String property = "argus.routing." + service.name().toLowerCase(Locale.ROOT) + "-url";
      config.put(property, address(service, keys));
    }
    return config;
  }

  private String address(Service service, KeyPair keys) {
    return service.name().equals(down)
        ? NOBODY_LISTENS
        : new StandIn(vertx, service, keys.getPublic()).url();
  }

  @Override
  public void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
