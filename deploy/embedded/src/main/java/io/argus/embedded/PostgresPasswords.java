package io.argus.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The passwords of the database's roles. */
public record PostgresPasswords(String superuser, String owner, String report, String reader) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Four new random passwords. */
  public static PostgresPasswords random() {
    return new PostgresPasswords(secret(), secret(), secret(), secret());
  }

  private static String secret() {
    byte[] bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
