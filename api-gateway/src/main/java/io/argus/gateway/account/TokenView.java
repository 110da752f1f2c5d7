package io.argus.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API token.
 *
 * @param token itself, in the answer that makes it and in no other
 * @param lastUsedAt to the minute
 */
@Schema(name = "Token")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenView(
    UUID id,
    @Schema(description = "Shown once, when it is made") @Nullable String token,
    String name,
    UUID userId,
    String userEmail,
    List<String> scopes,
    List<String> projects,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  static TokenView from(Token token) {
    return of(token, null);
  }

  static TokenView of(Token token, @Nullable String secret) {
    Account account = Objects.requireNonNull(token.account);
    return new TokenView(
        Objects.requireNonNull(token.id),
        secret,
        token.name,
        Objects.requireNonNull(account.id),
        account.email,
        token.scopes,
        token.projects,
        token.createdAt,
        token.expiresAt,
        token.lastUsedAt);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "TokenView[" + id + "]";
  }
}
