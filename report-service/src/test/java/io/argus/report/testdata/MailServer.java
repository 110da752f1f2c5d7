package io.argus.report.testdata;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.awaitility.Awaitility;

/** A real SMTP server on a port of its own, once per JVM; it takes mail for everybody. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {

  private static volatile GreenMail server = new GreenMail(setup(0));
  private static volatile int port;

  @Override
  public Map<String, String> start() {
    if (port == 0) {
      server.start();
      port = server.getSmtp().getPort();
    }
    return Map.of(
        "argus.digest.smtp-host", "127.0.0.1",
        "quarkus.mailer.host", "127.0.0.1",
        "quarkus.mailer.port", Integer.toString(port),
        "quarkus.mailer.start-tls", "DISABLED");
  }

  /** Nothing: it serves the next test class, too. */
  @Override
  public void stop() {}

  public static GreenMail get() {
    return server;
  }

  /** Ends it; its port is free until {@link #up}. */
  public static int down() {
    server.stop();
    return port;
  }

  /**
   * With an empty inbox, on the same port, when it is down. Who had the port meanwhile may still be
   * about to give it back.
   */
  public static void up() {
    if (!server.isRunning()) {
      Awaitility.await()
          .ignoreExceptionsInstanceOf(IllegalStateException.class)
          .until(
              () -> {
                server = new GreenMail(setup(port));
                server.start();
                return true;
              });
    }
  }

  private static ServerSetup setup(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(10_000);
    return setup;
  }
}
