package io.argus.gateway.account;

import io.argus.gateway.identity.TokenSecret;
import java.time.Instant;

/** What a sign-in makes. */
public record NewSession(TokenSecret secret, Instant expiresAt) {}
