package io.argus.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One administrative act.
 *
 * @param actor the e-mail address that the actor had
 * @param action such as {@code token.created}
 * @param subject what it was done to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
    long id,
    Instant at,
    UUID actorId,
    String actor,
    String action,
    String subject,
    @Nullable String detail) {

  static AuditView from(AuditEntry entry) {
    return new AuditView(
        entry.id, entry.at, entry.actorId, entry.actor, entry.action, entry.subject, entry.detail);
  }
}
