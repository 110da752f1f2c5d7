package io.argus.gateway.account;

import io.argus.gateway.identity.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code member}: what a user may do in a project. */
@Entity
@Table(name = "member")
@IdClass(Member.Key.class)
class Member {

  record Key(@Nullable UUID account, @Nullable String project) implements Serializable {}

  @Id
  @ManyToOne(optional = false)
  @JoinColumn(name = "account_id")
  @Nullable Account account;

  @Id @Nullable String project;

  @Column(name = "role")
  String roleId = "";

  Role role() {
    return Role.of(roleId);
  }
}
