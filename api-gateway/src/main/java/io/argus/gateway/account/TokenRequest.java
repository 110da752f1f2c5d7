package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token to be made. */
@Schema(
    name = "NewToken",
    requiredProperties = {"name", "scopes", "projects"})
record TokenRequest(
    @Schema(maxLength = 200) @Nullable String name,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = String.class,
            description = "Of read, ingest, admin")
        @Nullable List<String> scopes,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = String.class,
            description = "Slugs, or * alone: whatever the user may use")
        @Nullable List<String> projects,
    @Schema(description = "Never, unless said") @Nullable Instant expiresAt,
    @Schema(description = "Whose token; the caller's unless said. For administrators")
        @Nullable UUID userId) {

  private static final Duration LONGEST_LIFE = Duration.ofDays(36_525);

  /**
   * The same, with every member checked.
   *
   * @throws ProblemException 400 that names the member
   */
  NewToken checked(Instant now) {
    List<String> goodFor = Fields.distinct("scopes", scopes);
    if (!ApiCaller.EVERY_SCOPE.containsAll(goodFor)) {
      throw ProblemException.invalid("scopes", "scopes are read, ingest and admin.");
    }
    List<String> reach = Fields.projects(projects);
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw ProblemException.invalid("expiresAt", "expiresAt must be in the future.");
    }
    if (expiresAt != null && expiresAt.isAfter(now.plus(LONGEST_LIFE))) {
      throw ProblemException.invalid(
          "expiresAt", "expiresAt must be within 100 years; leave it out for never.");
    }
    return new NewToken(Fields.name(name), goodFor, reach, expiresAt);
  }
}
