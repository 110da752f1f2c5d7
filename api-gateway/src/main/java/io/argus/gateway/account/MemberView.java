package io.argus.gateway.account;

import io.argus.gateway.identity.Role;
import java.util.Objects;
import java.util.UUID;

/** A user's part in a project. */
record MemberView(UUID userId, String name, String email, Role role) {

  static MemberView from(Member member) {
    Account account = Objects.requireNonNull(member.account);
    return new MemberView(
        Objects.requireNonNull(account.id), account.name, account.email, member.role());
  }
}
