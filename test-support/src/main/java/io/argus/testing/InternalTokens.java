package io.argus.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tokens like those of the gateway, signed with a key that {@link ArgusBackend} tells the service.
 */
public final class InternalTokens {

  private static final String ISSUER = "argus-gateway";
  private static final String AUDIENCE = "argus";
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private InternalTokens() {}

  /**
   * A token that is valid for five minutes. With role {@code ingest} it posts to all its projects,
   * with role {@code admin} it owns them.
   *
   * @param roles the roles of {@code io.argus.http.Caller}: {@code read}, {@code ingest}, {@code
   *     admin}
   * @param projects slugs, or {@code *} for every project
   */
  public static String token(String user, Set<String> roles, Set<String> projects) {
    return token(user, roles, projects, LIFETIME);
  }

  /** A token with its own lifetime; a negative one gives a token that has expired. */
  public static String token(
      String user, Set<String> roles, Set<String> projects, Duration lifetime) {
    Set<String> owned = roles.contains("admin") ? projects : Set.of();
    return token(user, roles, projects, owned, lifetime);
  }

  /** A token of somebody who owns these projects, and is no admin. */
  public static String ownerOf(Set<String> projects) {
    return token("owner", Set.of("read", "ingest"), projects, projects, LIFETIME);
  }

  /** A token of somebody who posts to one project and sees another. */
  public static String memberAndViewer(String user, String posts, String sees) {
    return token(
        user, Set.of("read", "ingest"), Set.of(posts, sees), Set.of(posts), Set.of(), LIFETIME);
  }

  private static String token(
      String user, Set<String> roles, Set<String> projects, Set<String> owned, Duration lifetime) {
    Set<String> posted = roles.contains("ingest") ? projects : Set.of();
    return token(user, roles, projects, posted, owned, lifetime);
  }

  private static String token(
      String user,
      Set<String> roles,
      Set<String> projects,
      Set<String> posted,
      Set<String> owned,
      Duration lifetime) {
    long now = System.currentTimeMillis() / 1000;
    return Jwt.issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(user)
        .upn(user)
        .groups(roles)
        .claim("projects", projects)
        .claim("ingest", posted)
        .claim("owns", owned)
        .issuedAt(Math.min(now, now + lifetime.toSeconds()))
        .expiresAt(now + lifetime.toSeconds())
        .sign(privateKey());
  }

  static Map<String, String> verification() {
    return Map.of(
        "mp.jwt.verify.publickey",
        key("public"),
        "mp.jwt.verify.publickey.algorithm",
        "ES256",
        "mp.jwt.verify.issuer",
        ISSUER,
        "mp.jwt.verify.audiences",
        AUDIENCE);
  }

  private static PrivateKey privateKey() {
    try {
      byte[] encoded = Base64.getDecoder().decode(key("private"));
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(String which) {
    return Objects.requireNonNull(JvmWide.once("keys", InternalTokens::generate).get(which));
  }

  private static Map<String, String> generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    return Map.of(
        "public", base64.encodeToString(pair.getPublic().getEncoded()),
        "private", base64.encodeToString(pair.getPrivate().getEncoded()));
  }
}
