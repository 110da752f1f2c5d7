package io.argus.gateway.account;

import io.argus.gateway.identity.Role;
import io.argus.http.ProblemException;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a user shall be in a project. */
record MemberRequest(
    @Schema(
            required = true,
            enumeration = {"viewer", "member", "owner"})
        @Nullable String role) {

  /**
   * @throws ProblemException 400 that names {@code role}
   */
  Role checked() {
    String asked = Fields.required("role", role);
    return Arrays.stream(Role.values())
        .filter(known -> known.id().equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "role",
                    "role must be viewer (reads), member (posts, too) or owner (administers,"
                        + " too)."));
  }
}
