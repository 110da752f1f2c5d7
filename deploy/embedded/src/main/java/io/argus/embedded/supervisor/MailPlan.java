package io.argus.embedded.supervisor;

import io.argus.embedded.GuardedCommand;
import io.argus.embedded.JavaCommand;
import io.argus.embedded.MailMain;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/** The mail inbox: ready when both of its ports take connections. */
record MailPlan(Ports ports) implements PartPlan {

  private static final int CONNECT_LIMIT_MS = 1_000;

  @Override
  public Part part() {
    return Part.MAIL;
  }

  @Override
  public GuardedCommand prepare() {
    JavaCommand java =
        new JavaCommand(
            "mail",
            48,
            List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
    List<String> arguments =
        List.of(Integer.toString(ports.of(Part.MAIL)), Integer.toString(ports.imap()));
    return GuardedCommand.of(
        java.main(System.getProperty("java.class.path"), MailMain.class, arguments),
        Map.of("MALLOC_ARENA_MAX", "2"));
  }

  @Override
  public boolean answers() {
    return connects(ports.of(Part.MAIL)) && connects(ports.imap());
  }

  @Override
  public String address() {
    return "smtp " + ports.address(Part.MAIL) + ", imap " + ports.imap();
  }

  private static boolean connects(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_LIMIT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
