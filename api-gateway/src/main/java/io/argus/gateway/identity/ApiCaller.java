package io.argus.gateway.identity;

import io.argus.http.Caller;
import java.util.HashSet;
import java.util.Set;

/**
 * A caller as the gateway knows it and as the services are told.
 *
 * @param id of the user
 * @param name the user's e-mail address
 * @param session true for a person who has signed in, false for a program with a token
 * @param scopes of {@link Caller#READ}, {@link Caller#INGEST}, {@link Caller#ADMIN}: what the
 *     credential is good for, wherever its user may do that
 * @param admin true for administrators of the installation, with a credential good for that
 * @param projects that the caller may use in any way: slugs, or {@link Caller#EVERY_PROJECT}
 * @param ingest those of them to post to
 * @param owns those of them to administer
 */
public record ApiCaller(
    String id,
    String name,
    boolean session,
    Set<String> scopes,
    boolean admin,
    Set<String> projects,
    Set<String> ingest,
    Set<String> owns) {

  /** The user who is there before there are others; a migration makes it. */
  public static final String FIRST_ADMIN = "00000000-0000-0000-0000-000000000001";

  public static final Set<String> EVERY_SCOPE = Set.of(Caller.READ, Caller.INGEST, Caller.ADMIN);

  private static final Set<String> EVERYWHERE = Set.of(Caller.EVERY_PROJECT);

  static final ApiCaller ADMIN =
      new ApiCaller(
          FIRST_ADMIN,
          "admin@localhost",
          false,
          EVERY_SCOPE,
          true,
          EVERYWHERE,
          EVERYWHERE,
          EVERYWHERE);

  static final ApiCaller ANONYMOUS_READER =
      new ApiCaller(
          "anonymous",
          "anonymous",
          false,
          Set.of(Caller.READ),
          false,
          EVERYWHERE,
          Set.of(),
          Set.of());

  /** Has no role and sees no project: the caller of what is open to all. */
  public static final ApiCaller NOBODY =
      new ApiCaller("nobody", "nobody", false, Set.of(), false, Set.of(), Set.of(), Set.of());

  /** Name of the attribute under which a security identity carries its caller. */
  public static final String ATTRIBUTE = "argus.caller";

  public ApiCaller {
    scopes = Set.copyOf(scopes);
    projects = Set.copyOf(projects);
    ingest = Set.copyOf(ingest);
    owns = Set.copyOf(owns);
  }

  /** True for whoever reads without having said who they are. */
  public boolean isAnonymous() {
    return equals(ANONYMOUS_READER);
  }

  /** What the services are told that the caller may do at all. Whoever administers may read. */
  public Set<String> roles() {
    Set<String> roles = new HashSet<>();
    if (scopes.contains(Caller.READ) || scopes.contains(Caller.ADMIN)) {
      roles.add(Caller.READ);
    }
    if (!ingest.isEmpty()) {
      roles.add(Caller.INGEST);
    }
    if (admin) {
      roles.add(Caller.ADMIN);
    }
    return roles;
  }

  /** True when the caller may see what is stored of the project. */
  public boolean reads(String project) {
    return roles().contains(Caller.READ) && contains(projects, project);
  }

  /** True when the caller may administer the project. */
  public boolean owns(String project) {
    return contains(owns, project);
  }

  private static boolean contains(Set<String> slugs, String project) {
    return slugs.contains(Caller.EVERY_PROJECT) || slugs.contains(project);
  }
}
