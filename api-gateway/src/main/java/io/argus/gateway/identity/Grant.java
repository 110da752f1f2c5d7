package io.argus.gateway.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a stored token is worth.
 *
 * @param expiresAt null = never
 */
public record Grant(UUID tokenId, @Nullable Instant expiresAt, ApiCaller caller) {

  /** Name of the attribute under which a security identity carries its grant. */
  public static final String ATTRIBUTE = "argus.grant";

  boolean isValidAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }
}
