package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;

/**
 * Who may administer what. What a token is worth is not asked here: it is never more than what its
 * user may do, whatever it was made for.
 */
final class Permissions {

  private Permissions() {}

  /** Users, everybody's tokens, and the log of what was administered. */
  static boolean administersUsers(ApiCaller caller) {
    return caller.admin();
  }

  /** Those who may read a project see who else may, unless they are nobody. */
  static boolean seesMembers(ApiCaller caller, String project) {
    return !caller.isAnonymous() && (caller.reads(project) || caller.owns(project));
  }

  static boolean changesMembers(ApiCaller caller, String project) {
    return caller.owns(project);
  }

  /**
   * People make and revoke their own tokens. Programs don't: otherwise a token that has leaked
   * could outlive its own end.
   */
  static boolean administersTokensOf(ApiCaller caller, String userId) {
    return caller.admin() || (caller.session() && caller.id().equals(userId));
  }
}
