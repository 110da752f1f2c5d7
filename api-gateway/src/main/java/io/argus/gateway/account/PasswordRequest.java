package io.argus.gateway.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another password for the caller. */
@Schema(
    name = "NewPassword",
    requiredProperties = {"current", "new"})
record PasswordRequest(
    @Schema(format = "password") @Nullable String current,
    @JsonProperty("new")
        @Schema(
            format = "password",
            minLength = 8,
            maxLength = 72,
            description = "At most 72 bytes")
        @Nullable String next) {

  /** Without the passwords. */
  @Override
  public String toString() {
    return "PasswordRequest[]";
  }
}
