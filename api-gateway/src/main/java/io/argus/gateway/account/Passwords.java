package io.argus.gateway.account;

import io.argus.http.ProblemException;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** bcrypt, at the same price for whoever asks. */
@Singleton
class Passwords {

  /** About a tenth of a second of a core: nothing for a person, much for who tries them all. */
  private static final int COST = 10;

  private static final int SHORTEST = 8;

  /** bcrypt reads no more. */
  private static final int MOST_BYTES = 72;

  /** Of a password that nobody has: it is checked where there is no other hash. */
  private final String nobodys = hash(UUID.randomUUID().toString());

  /**
   * A password that may become somebody's.
   *
   * @throws ProblemException 400 that names the field
   */
  static String checked(String field, @Nullable String password) {
    String secret = Fields.required(field, password);
    int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
    if (secret.codePointCount(0, secret.length()) < SHORTEST || bytes > MOST_BYTES) {
      throw ProblemException.invalid(
          field, field + " must have at least " + SHORTEST + " characters and at most 72 bytes.");
    }
    return secret;
  }

  String hash(String password) {
    return BcryptUtil.bcryptHash(password, COST);
  }

  /** Takes as long without a hash as with one. */
  boolean matches(String password, @Nullable String hash) {
    boolean same = BcryptUtil.matches(password, hash == null ? nobodys : hash);
    return same && hash != null;
  }
}
