package io.argus.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.Grant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who the caller is, and what this credential lets them do.
 *
 * @param id of the user; {@code anonymous} for whoever reads without a token
 * @param projects slugs, or {@code *}
 */
@Schema(name = "Me")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeView(
    String id,
    String email,
    boolean admin,
    List<String> roles,
    List<String> projects,
    @Schema(description = "Those to post to") List<String> ingest,
    @Schema(description = "Those to administer") List<String> owns,
    @Nullable Instant expiresAt) {

  static MeView of(ApiCaller caller, Optional<Grant> grant) {
    return new MeView(
        caller.id(),
        caller.name(),
        caller.admin(),
        sorted(caller.roles()),
        sorted(caller.projects()),
        sorted(caller.ingest()),
        sorted(caller.owns()),
        grant.map(Grant::expiresAt).orElse(null));
  }

  private static List<String> sorted(Set<String> values) {
    return values.stream().sorted().toList();
  }
}
