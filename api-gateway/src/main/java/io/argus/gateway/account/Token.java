package io.argus.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code token}: an API token, or the session of a person who has signed in. */
@Entity
@Table(name = "token")
class Token {

  @Id @GeneratedValue @Nullable UUID id;

  @ManyToOne(fetch = FetchType.EAGER, optional = false)
  @JoinColumn(name = "account_id", updatable = false)
  @Nullable Account account;

  @Column(updatable = false)
  byte[] hash = {};

  @Column(updatable = false)
  boolean session;

  String name = "";

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> scopes = List.of();

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> projects = List.of();

  @Column(name = "created_at", updatable = false)
  Instant createdAt = Instant.EPOCH;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  /** Written by whoever looks tokens up. */
  @Column(name = "last_used_at", insertable = false, updatable = false)
  @Nullable Instant lastUsedAt;

  @Column(name = "idempotency_hash", updatable = false)
  byte @Nullable [] idempotencyHash;
}
