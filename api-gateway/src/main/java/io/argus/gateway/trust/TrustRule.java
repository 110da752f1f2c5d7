package io.argus.gateway.trust;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.Grant;
import io.argus.http.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What jobs may do whose tokens this issuer has signed, for this audience, with all of these
 * claims.
 *
 * @param claims compared as a whole: there are no patterns
 * @param projects slugs, or {@link Caller#EVERY_PROJECT}
 * @param scopes of {@link Caller#READ} and {@link Caller#INGEST}
 */
record TrustRule(
    UUID id,
    String name,
    String issuer,
    String audience,
    Map<String, String> claims,
    Set<String> projects,
    Set<String> scopes,
    Instant createdAt) {

  TrustRule {
    claims = Map.copyOf(claims);
    projects = Set.copyOf(projects);
    scopes = Set.copyOf(scopes);
  }

  boolean admits(JobClaims job) {
    return issuer.equals(job.issuer())
        && job.audience().contains(audience)
        && claims.entrySet().stream()
            .allMatch(claim -> claim.getValue().equals(job.texts().get(claim.getKey())));
  }

  /** Exactly what the rule says, until the token ends. */
  Grant grant(Instant expiresAt) {
    Set<String> ingest = scopes.contains(Caller.INGEST) ? projects : Set.of();
    return new Grant(
        id,
        expiresAt,
        new ApiCaller(id.toString(), name, false, scopes, false, projects, ingest, Set.of()));
  }
}
