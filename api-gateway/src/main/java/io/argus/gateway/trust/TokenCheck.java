package io.argus.gateway.trust;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.InvalidAlgorithmException;

/** Decides whether a token is what its issuer has signed, for us, and for now. */
final class TokenCheck {

  /** Clocks differ; a token that has ended has ended. */
  private static final int CLOCK_SKEW_SECONDS = 30;

  /**
   * Signatures that only the holder of a private key can make: neither none nor a shared secret.
   */
  private static final AlgorithmConstraints SIGNED =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
          AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

  private TokenCheck() {}

  sealed interface Verdict {

    record Valid(JobClaims claims) implements Verdict {}

    /** Also for a signature that is not the issuer's: nothing in the token counts then. */
    record NotSigned() implements Verdict {}

    record Ended() implements Verdict {}

    record NotYet() implements Verdict {}

    record OtherAudience() implements Verdict {}
  }

  /**
   * What no key can mend, so that nobody has to be asked for keys.
   *
   * @param audiences of which the token must name one
   */
  static Optional<Verdict> refusedUnseen(JobToken token, Set<String> audiences, Instant now) {
    try {
      JwtContext unverified =
          rules(token, audiences, now).setSkipSignatureVerification().build().process(token.text());
      for (JsonWebStructure part : unverified.getJoseObjects()) {
        SIGNED.checkConstraint(part.getAlgorithmHeaderValue());
      }
      return Optional.of(judge(job(unverified.getJwtClaims()), now))
          .filter(verdict -> !(verdict instanceof Verdict.Valid));
    } catch (InvalidJwtException e) {
      return Optional.of(refused(e));
    } catch (MalformedClaimException | InvalidAlgorithmException e) {
      return Optional.of(new Verdict.NotSigned());
    }
  }

  /**
   * @param keys the issuer's public keys
   * @param audiences of which the token must name one
   */
  static Verdict judge(JobToken token, List<JsonWebKey> keys, Set<String> audiences, Instant now) {
    JwksVerificationKeyResolver resolver = new JwksVerificationKeyResolver(keys);
    resolver.setDisambiguateWithVerifySignature(true);
    try {
      JwtClaims claims =
          rules(token, audiences, now)
              .setVerificationKeyResolver(resolver)
              .setJwsAlgorithmConstraints(SIGNED)
              .build()
              .processToClaims(token.text());
      return judge(job(claims), now);
    } catch (InvalidJwtException e) {
      return refused(e);
    } catch (MalformedClaimException e) {
      return new Verdict.NotSigned();
    }
  }

  private static JwtConsumerBuilder rules(JobToken token, Set<String> audiences, Instant now) {
    return new JwtConsumerBuilder()
        .setExpectedIssuer(token.issuer())
        .setExpectedAudience(audiences.toArray(String[]::new))
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
        .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()));
  }

  private static Verdict judge(JobClaims job, Instant now) {
    return now.isBefore(job.expiresAt()) ? new Verdict.Valid(job) : new Verdict.Ended();
  }

  private static Verdict refused(InvalidJwtException e) {
    if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
      return new Verdict.Ended();
    }
    if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return new Verdict.NotYet();
    }
    return e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
            || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)
        ? new Verdict.OtherAudience()
        : new Verdict.NotSigned();
  }

  private static JobClaims job(JwtClaims claims) throws MalformedClaimException {
    Map<String, String> texts = new HashMap<>();
    claims
        .getClaimsMap()
        .forEach(
            (name, value) -> {
              if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                texts.put(name, value.toString());
              }
            });
    return new JobClaims(
        claims.getIssuer(),
        claims.getAudience(),
        Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()),
        texts);
  }
}
