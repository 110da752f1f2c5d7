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
  CallerPolicy callerPolicy(IdentityConfig config) {
    return new CallerPolicy(AdminToken.from(config), config.anonymousRead());
  }

  @Produces
  @Singleton
  @Startup
  InternalTokens internalTokens(IdentityConfig config) {
    TokenSigner signer = new TokenSigner(SigningKey.from(config));
    return new InternalTokens(signer, config.jwtLifetime(), Clock.systemUTC());
  }
}
