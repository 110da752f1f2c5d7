package io.argus.gateway.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a token is worth, and notes at most once a minute that it was used. */
@Singleton
class GrantQueries {

  private static final String FIND =
      """
      with used as (
        update token set last_used_at = now()
        where hash = ?
          and (last_used_at is null or last_used_at < now() - interval '1 minute')
          and (expires_at is null or expires_at > now())
      )
      select t.id, t.session, t.scopes, t.projects, t.expires_at, a.id as account_id, a.email, a.admin,
             array(select m.project from member m where m.account_id = a.id order by m.project) as member_of,
             array(select m.role from member m where m.account_id = a.id order by m.project) as roles
      from token t join account a on a.id = t.account_id
      where t.hash = ?
      """;

  private final AgroalDataSource database;

  GrantQueries(AgroalDataSource database) {
    this.database = database;
  }

  Optional<Grant> find(TokenHash hash) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setBytes(1, hash.bytes());
      statement.setBytes(2, hash.bytes());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(grant(row)) : Optional.empty();
      }
    }
  }

  private static Grant grant(ResultSet row) throws SQLException {
    Rights.User user =
        new Rights.User(
            row.getString("account_id"),
            row.getString("email"),
            row.getBoolean("admin"),
            memberships(texts(row, "member_of"), texts(row, "roles")));
    Set<String> scopes = Set.of(texts(row, "scopes"));
    Set<String> projects = Set.of(texts(row, "projects"));
    return new Grant(
        row.getObject("id", UUID.class),
        instant(row.getTimestamp("expires_at")),
        Rights.of(user, row.getBoolean("session"), scopes, projects));
  }

  private static Map<String, Role> memberships(String[] projects, String[] roles) {
    Map<String, Role> memberships = new HashMap<>();
    for (int i = 0; i < projects.length; i++) {
      memberships.put(projects[i], Role.of(roles[i]));
    }
    return memberships;
  }

  private static String[] texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return (String[]) array.getArray();
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
