package io.argus.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code account}: a user. */
@Entity
@Table(name = "account")
class Account {

  @Id @GeneratedValue @Nullable UUID id;

  String name = "";

  @Column(updatable = false)
  String email = "";

  @Column(name = "password_hash")
  @Nullable String passwordHash;

  boolean admin;

  @Column(name = "created_at", updatable = false)
  Instant createdAt = Instant.EPOCH;
}
