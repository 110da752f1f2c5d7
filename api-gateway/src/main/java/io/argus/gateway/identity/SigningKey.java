package io.argus.gateway.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/** Reads the key that signs internal tokens; what is wrong with it shows at start, not later. */
final class SigningKey {

  private SigningKey() {}

  /**
   * @throws IllegalStateException that says which variable to set to what
   */
  static PrivateKey from(IdentityConfig config) {
    Path file =
        config
            .jwtPrivateKeyFile()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "There is no key to sign internal tokens with. Name a PEM file (PKCS#8, EC"
                            + " P-256) in ARGUS_JWT_PRIVATE_KEY_FILE."));
    try {
      return KeyUtils.decodePrivateKey(Files.readString(file), SignatureAlgorithm.ES256);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "ARGUS_JWT_PRIVATE_KEY_FILE names " + file + ", which is no PKCS#8 PEM of an EC key.", e);
    }
  }
}
