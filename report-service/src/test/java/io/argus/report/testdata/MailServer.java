package io.argus.report.testdata;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real SMTP server on a free port, once per JVM; it takes mail for everybody. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {

  private static final GreenMail SERVER = new GreenMail(setup(0));
  private static int port;

  @Override
  public Map<String, String> start() {
    synchronized (SERVER) {
      if (port == 0) {
        SERVER.start();
        port = SERVER.getSmtp().getPort();
      }
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
    return SERVER;
  }

  private static ServerSetup setup(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(10_000);
    return setup;
  }
}
