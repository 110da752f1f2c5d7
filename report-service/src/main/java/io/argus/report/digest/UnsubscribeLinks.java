package io.argus.report.digest;

import io.argus.report.database.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Links that end a subscription without a token: whoever has the mail may. They are signed with a
 * key that all replicas share and that never leaves the database.
 */
@ApplicationScoped
class UnsubscribeLinks {

  static final String PATH = "/api/digests/unsubscribe/";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final DigestDatabase database;
  private final DigestConfig config;
  private final SecureRandom random = new SecureRandom();
  private volatile byte @Nullable [] key;

  UnsubscribeLinks(DigestDatabase database, DigestConfig config) {
    this.database = database;
    this.config = config;
  }

  String of(UUID subscription) {
    return Links.base(config) + PATH + subscription + "/" + signature(subscription);
  }

  boolean isSigned(UUID subscription, String signature) {
    return MessageDigest.isEqual(
        signature(subscription).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(UUID subscription) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      byte[] text = ("unsubscribe " + subscription).getBytes(StandardCharsets.US_ASCII);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private byte[] key() {
    byte[] known = key;
    if (known == null) {
      known = shared();
      key = known;
    }
    return known;
  }

  /** The first replica makes it; the others find it. */
  private byte[] shared() {
    byte[] made = new byte[KEY_BYTES];
    random.nextBytes(made);
    return database.run(
        connection -> {
          Query.of("insert into signing_key (id, key) values (1, ?) on conflict do nothing", made)
              .update(connection);
          return Query.of("select key from signing_key")
              .first(connection, row -> row.getBytes(1))
              .orElse(made);
        });
  }
}
