package io.argus.gateway.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who wants to sign in. */
@Schema(
    name = "Login",
    requiredProperties = {"email", "password"})
record LoginRequest(
    @Nullable String email, @Schema(format = "password") @Nullable String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "LoginRequest[" + email + "]";
  }
}
