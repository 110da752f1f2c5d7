package io.argus.embedded;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * A mail inbox in a JVM of its own: {@code smtpPort imapPort}. It takes mail for everybody and
 * forgets all of it at its end.
 */
public final class MailMain {

  private static final String HOST = "127.0.0.1";

  private MailMain() {}

  public static void main(String[] args) {
    ServerSetup smtp = new ServerSetup(Integer.parseInt(args[0]), HOST, ServerSetup.PROTOCOL_SMTP);
    ServerSetup imap = new ServerSetup(Integer.parseInt(args[1]), HOST, ServerSetup.PROTOCOL_IMAP);
    GreenMail inbox = new GreenMail(new ServerSetup[] {smtp, imap});
    inbox.getUserManager().setAuthRequired(false);
    inbox.start();
  }
}
