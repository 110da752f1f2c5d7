package io.argus.gateway.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** bcrypt, at the same price for whoever asks. */
@Singleton
class Passwords {

  /** About a tenth of a second of a core: nothing for a person, much for who tries them all. */
  private static final int COST = 10;

  /** Of a password that nobody has: it is checked where there is no other hash. */
  private final String nobodys = hash(UUID.randomUUID().toString());

  String hash(String password) {
    return BcryptUtil.bcryptHash(password, COST);
  }

  /** Takes as long without a hash as with one. */
  boolean matches(String password, @Nullable String hash) {
    boolean same = BcryptUtil.matches(password, hash == null ? nobodys : hash);
    return same && hash != null;
  }
}
