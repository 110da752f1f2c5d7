package io.argus.gateway.testing;

import io.argus.testing.Backends;
import io.argus.testing.DatabaseAccess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Map;

/** The database behind a connection that tests can cut. */
public final class SeverableDatabase implements QuarkusTestResourceLifecycleManager {

  /** A system property, because Quarkus loads the classes of tests and resources apart. */
  private static final String CUT = "argus.test.database.cut";

  private final Vertx vertx = Vertx.vertx();

  public static void cut() {
    System.setProperty(CUT, "true");
  }

  public static void mend() {
    System.clearProperty(CUT);
  }

  @Override
  public Map<String, String> start() {
    DatabaseAccess database = Backends.postgres().as("argus");
    URI real = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    NetClient client = vertx.createNetClient();
    NetServer server =
        vertx
            .createNetServer()
            .connectHandler(socket -> connect(socket, client, real))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return Map.of(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://127.0.0.1:" + server.actualPort() + real.getPath());
  }

  private void connect(NetSocket socket, NetClient client, URI real) {
    // Until the next tick one that comes now could ask a question.
    if (Boolean.getBoolean(CUT)) {
      socket.close();
      return;
    }
    socket.pause();
    client
        .connect(real.getPort(), real.getHost())
        .onFailure(failure -> socket.close())
        .onSuccess(
            database -> {
              socket.pipeTo(database);
              database.pipeTo(socket);
              long timer =
                  vertx.setPeriodic(
                      20,
                      tick -> {
                        if (Boolean.getBoolean(CUT)) {
                          socket.close();
                          database.close();
                        }
                      });
              socket.closeHandler(closed -> vertx.cancelTimer(timer));
            });
  }

  @Override
  public void stop() {
    mend();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
