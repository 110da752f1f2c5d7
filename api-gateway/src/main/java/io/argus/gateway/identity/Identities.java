package io.argus.gateway.identity;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the identity parts at start, so that a wrong configuration never serves a request. */
@Singleton
class Identities {

  @Produces
  @Singleton
  @Startup
  AdminToken adminToken(IdentityConfig config) {
    return AdminToken.from(config);
  }

  @Produces
  @Singleton
  CallerPolicy callerPolicy(AdminToken adminToken, IdentityConfig config) {
    return new CallerPolicy(adminToken, config.anonymousRead());
  }

  @Produces
  @Singleton
  @Startup
  InternalTokens internalTokens(IdentityConfig config, Clock clock) {
    TokenSigner signer = new TokenSigner(SigningKey.from(config));
    return new InternalTokens(signer, config.jwtLifetime(), clock);
  }
}
