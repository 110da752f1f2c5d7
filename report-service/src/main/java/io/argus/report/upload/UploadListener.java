package io.argus.report.upload;

import io.agroal.api.AgroalDataSource;
import io.argus.report.database.AnalyticsDatabase;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears on a connection of its own what analytics-service has stored, and wakes who waits for it.
 * While the connection is away nobody is woken; what was missed meanwhile is looked up once when it
 * is back.
 */
@ApplicationScoped
class UploadListener {

  private static final Logger LOG = Logger.getLogger(UploadListener.class);

  private static final int FIRST_RETRY_MS = 250;
  private static final int LAST_RETRY_MS = 10_000;

  /** A connection that says nothing for so long is asked whether it is still there. */
  private static final int SILENCE_MS = 30_000;

  private static final int ALIVE_TIMEOUT_S = 5;

  private final AgroalDataSource dataSource;
  private final AnalyticsDatabase database;
  private final UploadQueries uploads;
  private final Waiters waiters;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Connection listening;

  UploadListener(
      @DataSource("notifications") AgroalDataSource dataSource,
      AnalyticsDatabase database,
      UploadQueries uploads,
      Waiters waiters) {
    this.dataSource = dataSource;
    this.database = database;
    this.uploads = uploads;
    this.waiters = waiters;
  }

  void start(@Observes StartupEvent started) {
    Thread thread = new Thread(this::listenUntilStopped, "upload-listener");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent stopping) throws SQLException {
    stopped.countDown();
    Connection connection = listening;
    if (connection != null) {
      connection.abort(Runnable::run); // the thread is blocked in a read
    }
  }

  private void listenUntilStopped() {
    int retryMs = FIRST_RETRY_MS;
    while (isRunning(Duration.ZERO)) {
      try (Connection connection = dataSource.getConnection()) {
        listening = connection;
        listen(connection);
        LOG.debug("listening for applied uploads");
        retryMs = FIRST_RETRY_MS;
        wakeThoseServedMeanwhile();
        hear(connection);
      } catch (SQLException | RuntimeException e) {
        LOG.debugf("not listening for applied uploads: %s", e.getMessage());
      }
      listening = null;
      isRunning(Duration.ofMillis(retryMs));
      retryMs = Math.min(LAST_RETRY_MS, 2 * retryMs);
    }
  }

  private static void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen argus_upload_applied");
    }
  }

  private void wakeThoseServedMeanwhile() {
    Set<UUID> awaited = waiters.awaited();
    if (!awaited.isEmpty()) {
      database.read(connection -> uploads.stored(connection, awaited)).forEach(waiters::wake);
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (true) {
      PGNotification[] heard = postgres.getNotifications(SILENCE_MS);
      for (PGNotification notification : heard) {
        wake(notification.getParameter());
      }
      if (heard.length == 0 && !connection.isValid(ALIVE_TIMEOUT_S)) {
        return;
      }
    }
  }

  private void wake(String uploadId) {
    try {
      waiters.wake(UUID.fromString(uploadId));
    } catch (IllegalArgumentException e) {
      LOG.warnf("heard of an upload with no usable id: %s", uploadId);
    }
  }

  /** False when the service stops, which ends the wait. */
  private boolean isRunning(Duration wait) {
    try {
      return !stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
