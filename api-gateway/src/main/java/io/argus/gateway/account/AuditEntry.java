package io.argus.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit}. */
@Entity
@Table(name = "audit")
class AuditEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  Instant at = Instant.EPOCH;

  @Column(name = "actor_id")
  UUID actorId = new UUID(0, 0);

  String actor = "";
  String action = "";
  String subject = "";
  @Nullable String detail;
}
