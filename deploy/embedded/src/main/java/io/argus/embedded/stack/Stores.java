package io.argus.embedded.stack;

import io.argus.embedded.PostgresPasswords;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the services find Kafka, PostgreSQL and the mail server, whoever runs them.
 *
 * @param user owns the schemas; its password is {@code passwords.owner()}
 * @param mail the {@code ARGUS_SMTP_*} variables
 */
public record Stores(
    String bootstrapServers,
    String jdbcUrl,
    String user,
    PostgresPasswords passwords,
    Map<String, String> mail) {

  static final String MAIL_PREFIX = "ARGUS_SMTP_";
  static final String SMTP_HOST = MAIL_PREFIX + "HOST";
  static final String SMTP_PORT = MAIL_PREFIX + "PORT";

  public Stores {
    mail = Map.copyOf(mail);
  }

  /** Those that the stack brings. */
  public static Stores embedded(Ports ports, PostgresPasswords passwords) {
    return new Stores(
        ports.address(Part.KAFKA),
        "jdbc:postgresql://" + ports.address(Part.POSTGRES) + "/argus",
        "argus",
        passwords,
        Map.of(SMTP_HOST, "127.0.0.1", SMTP_PORT, Integer.toString(ports.of(Part.MAIL))));
  }

  /**
   * Those that the user's environment names.
   *
   * @param made used for the roles whose passwords it does not name
   */
  public static Stores remote(
      Storage.Remote remote, PostgresPasswords made, Map<String, String> environment) {
    Map<String, String> mail = new LinkedHashMap<>(environment);
    mail.keySet().removeIf(name -> !name.startsWith(MAIL_PREFIX));
    mail.values().removeIf(String::isBlank);
    return new Stores(
        remote.bootstrapServers(),
        remote.jdbcUrl(),
        remote.user(),
        new PostgresPasswords(
            made.superuser(),
            remote.password(),
            remote.reportPassword().orElse(made.report()),
            remote.readerPassword().orElse(made.reader())),
        mail);
  }

  /** The same with other passwords. */
  public Stores with(PostgresPasswords others) {
    return new Stores(bootstrapServers, jdbcUrl, user, others, mail);
  }
}
