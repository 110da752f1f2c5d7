package io.argus.gateway.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class TokenCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String ISSUER = "https://ci.example";
  private static final RsaJsonWebKey KEY = key("k");
  private static final List<JsonWebKey> PUBLISHED = List.of(KEY);

  private final JsonObject claims =
      new JsonObject()
          .put("iss", ISSUER)
          .put("aud", "argus")
          .put("sub", "repo:acme/shop")
          .put("run", 7)
          .put("protected", true)
          .put("nested", new JsonObject())
          .put("exp", NOW.plusSeconds(300).getEpochSecond())
          .put("nbf", NOW.getEpochSecond());

  @Test
  void what_the_issuer_signed_is_read() {
    TokenCheck.Verdict verdict = judge(signed("RS256", KEY.getPrivateKey()));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            TokenCheck.Verdict.Valid.class,
            valid -> {
              assertThat(valid.claims().issuer()).isEqualTo(ISSUER);
              assertThat(valid.claims().audience()).containsExactly("argus");
              assertThat(valid.claims().expiresAt()).isEqualTo(NOW.plusSeconds(300));
              assertThat(valid.claims().texts())
                  .containsEntry("sub", "repo:acme/shop")
                  .containsEntry("run", "7")
                  .containsEntry("protected", "true")
                  .doesNotContainKey("nested");
            });
  }

  @Test
  void a_signature_of_another_key_is_nobody_s() {
    assertThat(judge(signed("RS256", key("k").getPrivateKey())))
        .isEqualTo(new TokenCheck.Verdict.NotSigned());
  }

  @Test
  void none_is_no_signature() {
    assertThat(judge(signed("none", null))).isEqualTo(new TokenCheck.Verdict.NotSigned());
  }

  @Test
  void a_public_key_is_no_shared_secret() {
    HmacKey secret = new HmacKey(KEY.getPublicKey().getEncoded());

    assertThat(judge(signed("HS256", secret))).isEqualTo(new TokenCheck.Verdict.NotSigned());
  }

  @Test
  void a_key_that_the_token_brings_along_is_not_looked_at() throws JoseException {
    RsaJsonWebKey own = key("own");
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("RS256");
    jws.setJwkHeader(own);
    jws.setKey(own.getPrivateKey());
    jws.setPayload(claims.encode());

    assertThat(judge(jws.getCompactSerialization())).isEqualTo(new TokenCheck.Verdict.NotSigned());
  }

  @Test
  void what_has_ended_has_ended_to_the_second() {
    claims.put("exp", NOW.getEpochSecond());
    assertThat(judge(signed("RS256", KEY.getPrivateKey())))
        .isEqualTo(new TokenCheck.Verdict.Ended());

    claims.put("exp", NOW.minusSeconds(3600).getEpochSecond());
    assertThat(judge(signed("RS256", KEY.getPrivateKey())))
        .isEqualTo(new TokenCheck.Verdict.Ended());
  }

  @Test
  void a_token_without_an_end_is_refused() {
    claims.remove("exp");

    assertThat(judge(signed("RS256", KEY.getPrivateKey())))
        .isEqualTo(new TokenCheck.Verdict.NotSigned());
  }

  @Test
  void clocks_may_differ_by_half_a_minute() {
    claims.put("nbf", NOW.plusSeconds(20).getEpochSecond());
    assertThat(judge(signed("RS256", KEY.getPrivateKey())))
        .isInstanceOf(TokenCheck.Verdict.Valid.class);

    claims.put("nbf", NOW.plusSeconds(40).getEpochSecond());
    assertThat(judge(signed("RS256", KEY.getPrivateKey())))
        .isEqualTo(new TokenCheck.Verdict.NotYet());
  }

  @Test
  void a_token_for_somebody_else_or_for_nobody_is_refused() {
    claims.put("aud", "https://github.com/acme");
    assertThat(judge(signed("RS256", KEY.getPrivateKey())))
        .isEqualTo(new TokenCheck.Verdict.OtherAudience());

    claims.remove("aud");
    assertThat(judge(signed("RS256", KEY.getPrivateKey())))
        .isEqualTo(new TokenCheck.Verdict.OtherAudience());
  }

  @Test
  void what_no_key_can_mend_is_refused_without_keys() {
    HmacKey secret = new HmacKey(KEY.getPublicKey().getEncoded());
    assertThat(unseen(signed("none", null))).contains(new TokenCheck.Verdict.NotSigned());
    assertThat(unseen(signed("HS256", secret))).contains(new TokenCheck.Verdict.NotSigned());

    claims.put("exp", NOW.getEpochSecond());
    assertThat(unseen(signed("RS256", KEY.getPrivateKey())))
        .contains(new TokenCheck.Verdict.Ended());

    claims.put("exp", NOW.plusSeconds(300).getEpochSecond()).put("aud", "somebody");
    assertThat(unseen(signed("RS256", KEY.getPrivateKey())))
        .contains(new TokenCheck.Verdict.OtherAudience());
  }

  @Test
  void what_only_a_key_can_tell_waits_for_it() {
    assertThat(unseen(signed("RS256", KEY.getPrivateKey()))).isEmpty();
    assertThat(unseen(signed("RS256", key("k").getPrivateKey()))).isEmpty();
  }

  private static Optional<TokenCheck.Verdict> unseen(String text) {
    return TokenCheck.refusedUnseen(JobToken.of(text).orElseThrow(), Set.of("argus"), NOW);
  }

  private static TokenCheck.Verdict judge(String text) {
    JobToken token = JobToken.of(text).orElseThrow();
    return TokenCheck.judge(token, PUBLISHED, Set.of("argus"), NOW);
  }

  private String signed(String algorithm, Key key) {
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
      jws.setAlgorithmHeaderValue(algorithm);
      jws.setKeyIdHeaderValue("k");
      jws.setKey(key);
      jws.setPayload(claims.encode());
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RsaJsonWebKey key(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
