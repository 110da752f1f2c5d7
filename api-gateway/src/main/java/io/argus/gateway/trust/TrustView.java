package io.argus.gateway.trust;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule as it is stored. */
@Schema(name = "TrustRule")
record TrustView(
    UUID id,
    String name,
    String issuer,
    String audience,
    Map<String, String> claims,
    List<String> projects,
    List<String> scopes,
    Instant createdAt) {

  static TrustView from(TrustRule rule) {
    return new TrustView(
        rule.id(),
        rule.name(),
        rule.issuer(),
        rule.audience(),
        new TreeMap<>(rule.claims()),
        rule.projects().stream().sorted().toList(),
        rule.scopes().stream().sorted().toList(),
        rule.createdAt());
  }
}
