package io.argus.gateway.account;

import io.argus.http.ProblemException;
import java.nio.charset.StandardCharsets;
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

  private static final int SHORTEST = 8;

  /** bcrypt reads no more. */
  private static final int MOST_BYTES = 72;

  /**
   * @throws ProblemException 400 that names the member
   */
  NewUser checked() {
    return new NewUser(
        Fields.name(name), Fields.email(email), checkedPassword(), Boolean.TRUE.equals(admin));
  }

  private String checkedPassword() {
    String secret = Fields.required("password", password);
    int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
    if (secret.codePointCount(0, secret.length()) < SHORTEST || bytes > MOST_BYTES) {
      throw ProblemException.invalid(
          "password",
          "password must have at least " + SHORTEST + " characters and at most 72 bytes.");
    }
    return secret;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "UserRequest[" + email + "]";
  }
}
