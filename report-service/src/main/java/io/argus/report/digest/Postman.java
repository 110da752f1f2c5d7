package io.argus.report.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hands mails to the mail server and says how that went. By the client beneath the mailer of
 * Quarkus, which writes an empty {@code Cc} into every mail.
 */
@ApplicationScoped
class Postman {

  private final Vertx vertx;
  private final MailClient mailer;
  private final DigestConfig config;

  Postman(Vertx vertx, MailClient mailer, DigestConfig config) {
    this.vertx = vertx;
    this.mailer = mailer;
    this.config = config;
  }

  /** How it went. Texts are those of the mail server: untrusted. */
  sealed interface Outcome {

    record Sent() implements Outcome {}

    /** The server will never take this mail, or not for this address. */
    record Refused(String reason) implements Outcome {}

    /** It may work later. */
    record Failed(String reason) implements Outcome {}

    /** No server answers: the next mail would fare no better. */
    record Unreachable(String reason) implements Outcome {}
  }

  Outcome send(MailMessage mail) {
    try {
      // On an event loop from its beginning: begun by another thread, the client may miss that the
      // connection takes more, and wait for it until the server hangs up.
      Uni.createFrom()
          .<MailResult>emitter(
              told ->
                  vertx.runOnContext(
                      () -> mailer.sendMail(mail).subscribe().with(told::complete, told::fail)))
          .await()
          .atMost(config.sendTimeout());
      return new Outcome.Sent();
    } catch (RuntimeException e) {
      return outcome(e);
    }
  }

  /** The cause tells: what is waited for comes wrapped when it fails with a checked exception. */
  static Outcome outcome(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException answer) {
        String reason = line(String.valueOf(answer.getMessage()));
        return answer.isPermanent() && isAboutThisMail(reason)
            ? new Outcome.Refused(reason)
            : new Outcome.Failed(reason);
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new Outcome.Unreachable(line(String.valueOf(root.getMessage())));
  }

  /** Wrong credentials and a sender that is not allowed are ours to mend; the mail can wait. */
  private static boolean isAboutThisMail(String reason) {
    return !reason.startsWith("AUTH") && !reason.startsWith("sender address not accepted");
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return line.length() <= 400 ? line : line.substring(0, 400);
  }
}
