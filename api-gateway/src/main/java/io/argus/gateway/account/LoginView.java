package io.argus.gateway.account;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a sign-in. */
@Schema(name = "Session")
record LoginView(String token, Instant expiresAt) {

  /** Without the token. */
  @Override
  public String toString() {
    return "LoginView[" + expiresAt + "]";
  }
}
