package io.argus.embedded.home;

import io.argus.embedded.PostgresPasswords;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Secrets that are made at the first start and kept. */
public record Secrets(
    Path adminTokenFile, Path privateKey, Path publicKey, PostgresPasswords passwords) {

  private static final int TOKEN_BYTES = 32;

  /**
   * Reads the secrets and makes those that are missing.
   *
   * @param presetToken replaces the admin token that was kept
   */
  public static Secrets of(Home home, Optional<String> presetToken)
      throws IOException, GeneralSecurityException {
    Path folder = home.root().resolve("secrets");
    Files.createDirectories(folder);
    PrivateFile.ownerOnly(folder);
    Path token = home.adminToken();
    if (presetToken.isPresent()) {
      PrivateFile.write(token, presetToken.get() + "\n");
    } else if (!Files.exists(token)) {
      PrivateFile.write(token, newToken() + "\n");
    }
    Path privateKey = folder.resolve("jwt-private.pem");
    Path publicKey = folder.resolve("jwt-public.pem");
    if (!Files.exists(privateKey) || !Files.exists(publicKey)) {
      makeKeys(privateKey, publicKey);
    }
    return new Secrets(
        token, privateKey, publicKey, passwords(folder.resolve("database.properties")));
  }

  private static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void makeKeys(Path privateKey, Path publicKey)
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    PrivateFile.write(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    PrivateFile.write(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  private static String pem(String type, byte[] encoded) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  private static PostgresPasswords passwords(Path file) throws IOException {
    if (!Files.exists(file)) {
      PostgresPasswords made = PostgresPasswords.random();
      PrivateFile.write(
          file,
          "postgres=%s\nargus=%s\nargus_report=%s\nargus_reader=%s\n"
              .formatted(made.superuser(), made.owner(), made.report(), made.reader()));
    }
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    }
    return new PostgresPasswords(
        kept(kept, "postgres", file),
        kept(kept, "argus", file),
        kept(kept, "argus_report", file),
        kept(kept, "argus_reader", file));
  }

  private static String kept(Properties properties, String role, Path file) {
    return Objects.requireNonNull(
        properties.getProperty(role), () -> "No password of " + role + " in " + file);
  }
}
