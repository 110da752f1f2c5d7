package io.argus.gateway.account;

import io.argus.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user to be made, as it was sent. */
@Schema(
    name = "NewUser",
    requiredProperties = {"name", "email", "password"})
record UserRequest(
    @Schema(maxLength = 200) @Nullable String name,
    @Schema(maxLength = 254) @Nullable String email,
    @Schema(format = "password", minLength = 8, maxLength = 72, description = "At most 72 bytes")
        @Nullable String password,
    @Schema(defaultValue = "false") @Nullable Boolean admin) {

  /**
   * @throws ProblemException 400 that names the member
   */
  NewUser checked() {
    return new NewUser(
        Fields.name(name),
        Fields.email(email),
        Passwords.checked("password", password),
        Boolean.TRUE.equals(admin));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "UserRequest[" + email + "]";
  }
}
