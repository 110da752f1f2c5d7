package io.argus.gateway.trust;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code trust_rule}. */
@Entity
@Table(name = "trust_rule")
class TrustRow {

  @Id @GeneratedValue @Nullable UUID id;

  String name = "";
  String issuer = "";
  String audience = "";

  /** A JSON object, its names in order: the same claims are the same text. */
  String claims = "{}";

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> projects = List.of();

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> scopes = List.of();

  @Column(name = "created_at", updatable = false)
  Instant createdAt = Instant.EPOCH;
}
