package io.argus.gateway.trust;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a verified token says.
 *
 * @param texts its top-level claims; numbers and booleans as JSON writes them
 */
record JobClaims(
    String issuer, List<String> audience, Instant expiresAt, Map<String, String> texts) {

  JobClaims {
    audience = List.copyOf(audience);
    texts = Map.copyOf(texts);
  }
}
