package io.argus.gateway.identity;

import io.argus.http.Caller;
import java.util.Set;

/**
 * A caller as the gateway knows it and as the services are told.
 *
 * @param roles of {@link Caller#READ}, {@link Caller#INGEST}, {@link Caller#ADMIN}
 * @param projects slugs, or {@link Caller#EVERY_PROJECT}
 */
public record ApiCaller(String name, Set<String> roles, Set<String> projects) {

  static final ApiCaller ADMIN =
      new ApiCaller(
          "admin", Set.of(Caller.READ, Caller.INGEST, Caller.ADMIN), Set.of(Caller.EVERY_PROJECT));

  static final ApiCaller ANONYMOUS_READER =
      new ApiCaller("anonymous", Set.of(Caller.READ), Set.of(Caller.EVERY_PROJECT));

  /** Has no role and sees no project: the caller of what is open to all. */
  public static final ApiCaller NOBODY = new ApiCaller("nobody", Set.of(), Set.of());

  /** Name of the attribute under which a security identity carries its caller. */
  static final String ATTRIBUTE = "argus.caller";

  public ApiCaller {
    roles = Set.copyOf(roles);
    projects = Set.copyOf(projects);
  }
}
