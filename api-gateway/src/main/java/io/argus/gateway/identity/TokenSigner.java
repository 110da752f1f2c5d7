package io.argus.gateway.identity;

import io.argus.http.Caller;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;

/** Writes down who a caller is, signed so that the services believe it. */
final class TokenSigner {

  static final String ISSUER = "argus-gateway";
  static final String AUDIENCE = "argus";

  private final PrivateKey key;

  TokenSigner(PrivateKey key) {
    this.key = key;
  }

  String sign(ApiCaller caller, Instant issuedAt, Instant expiresAt) {
    return Jwt.issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(caller.id())
        .upn(caller.name())
        .groups(caller.roles())
        .claim(Caller.PROJECTS_CLAIM, List.copyOf(caller.projects()))
        .claim(Caller.INGEST_CLAIM, List.copyOf(caller.ingest()))
        .claim(Caller.OWNS_CLAIM, List.copyOf(caller.owns()))
        .issuedAt(issuedAt)
        .expiresAt(expiresAt)
        .jws()
        .algorithm(SignatureAlgorithm.ES256)
        .sign(key);
  }
}
