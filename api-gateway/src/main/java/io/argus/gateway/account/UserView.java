package io.argus.gateway.account;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A user. */
record UserView(UUID id, String name, String email, boolean admin, Instant createdAt) {

  static UserView from(Account account) {
    return new UserView(
        Objects.requireNonNull(account.id),
        account.name,
        account.email,
        account.admin,
        account.createdAt);
  }
}
