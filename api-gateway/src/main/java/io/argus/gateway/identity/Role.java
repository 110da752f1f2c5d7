package io.argus.gateway.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member may do in a project; each may also do what those before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Posts results. */
  MEMBER,
  /** Changes settings and members. */
  OWNER;

  boolean posts() {
    return this != VIEWER;
  }

  boolean administers() {
    return this == OWNER;
  }

  /** Its name in JSON and in the database. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Role of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
