package io.argus.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir private Path folder;
  private Home home;

  @BeforeEach
  void prepare() throws Exception {
    home = new Home(folder.resolve("home"));
    home.prepare();
  }

  @Test
  void are_made_once_and_kept() throws Exception {
    Secrets first = Secrets.of(home, Optional.empty());
    String key = Files.readString(first.privateKey());
    String token = token();

    Secrets second = Secrets.of(home, Optional.empty());

    assertThat(second).isEqualTo(first);
    assertThat(token()).isEqualTo(token).hasSizeGreaterThan(40);
    assertThat(Files.readString(second.privateKey())).isEqualTo(key);
  }

  @Test
  void a_preset_token_replaces_the_one_that_was_kept() throws Exception {
    Secrets.of(home, Optional.empty());

    Secrets.of(home, Optional.of("mine"));
    assertThat(token()).isEqualTo("mine");

    Secrets.of(home, Optional.empty());
    assertThat(token()).isEqualTo("mine");
  }

  @Test
  void are_readable_by_their_owner_alone() throws Exception {
    Secrets secrets = Secrets.of(home, Optional.empty());

    for (Path file : new Path[] {secrets.adminTokenFile(), secrets.privateKey()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void the_signing_key_is_an_elliptic_curve_key_in_pkcs8() throws Exception {
    String pem = Files.readString(Secrets.of(home, Optional.empty()).privateKey());

    byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    ECPrivateKey key =
        (ECPrivateKey)
            KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    assertThat(key.getParams().getCurve().getField().getFieldSize()).isEqualTo(256);
  }

  private String token() throws Exception {
    return Files.readString(home.adminToken()).strip();
  }
}
