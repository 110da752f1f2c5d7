package io.argus.gateway.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The one credential that needs no database. Only its hash is kept. */
public final class AdminToken {

  private static final String ADVICE =
      "Name a file that holds the admin token in ARGUS_ADMIN_TOKEN_FILE,"
          + " or set ARGUS_ADMIN_TOKEN.";

  private final byte[] hash;

  private AdminToken(byte[] hash) {
    this.hash = hash;
  }

  /**
   * @throws IllegalStateException when there is none, or none that a header could carry
   */
  static AdminToken from(IdentityConfig config) {
    String configured =
        config
            .adminTokenFile()
            .map(AdminToken::read)
            .or(config::adminToken)
            .orElseThrow(() -> new IllegalStateException("There is no admin token. " + ADVICE));
    return of(configured.strip());
  }

  static AdminToken of(String token) {
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw new IllegalStateException(
          "The admin token must be visible ASCII without blanks, and not empty. " + ADVICE);
    }
    return new AdminToken(TokenHash.of(token).bytes());
  }

  /** Takes the same time whatever is wrong: hashes are compared, over their whole length. */
  public boolean matches(String presented) {
    return MessageDigest.isEqual(hash, TokenHash.of(presented).bytes());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("The admin token file " + file + " cannot be read.", e);
    }
  }
}
