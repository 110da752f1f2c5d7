package io.argus.gateway.identity;

import io.argus.http.Caller;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What somebody may do with a token: what the token is good for, as far as its user may do that
 * today. So a token never outlives its user's rights.
 */
final class Rights {

  private Rights() {}

  /**
   * @param admin administrators may do everything everywhere
   * @param memberships the role in each project, by slug
   */
  record User(String id, String email, boolean admin, Map<String, Role> memberships) {

    private Set<String> projects(Predicate<Role> may) {
      return admin
          ? Set.of(Caller.EVERY_PROJECT)
          : memberships.entrySet().stream()
              .filter(membership -> may.test(membership.getValue()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
    }
  }

  /**
   * @param projects slugs, or {@link Caller#EVERY_PROJECT} for all of the user's
   */
  static ApiCaller of(User user, boolean session, Set<String> scopes, Set<String> projects) {
    Set<String> ingest =
        scopes.contains(Caller.INGEST) ? common(user.projects(Role::posts), projects) : Set.of();
    boolean administers = scopes.contains(Caller.ADMIN);
    Set<String> owns = administers ? common(user.projects(Role::administers), projects) : Set.of();
    Set<String> used = new HashSet<>(ingest);
    if (administers || scopes.contains(Caller.READ)) {
      used.addAll(common(user.projects(role -> true), projects));
    }
    boolean admin = user.admin() && administers && projects.contains(Caller.EVERY_PROJECT);
    return new ApiCaller(user.id(), user.email(), session, scopes, admin, used, ingest, owns);
  }

  private static Set<String> common(Set<String> first, Set<String> second) {
    if (first.contains(Caller.EVERY_PROJECT)) {
      return second;
    }
    if (second.contains(Caller.EVERY_PROJECT)) {
      return first;
    }
    return first.stream().filter(second::contains).collect(Collectors.toSet());
  }
}
