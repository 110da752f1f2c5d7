package io.argus.gateway.account;

import io.argus.gateway.identity.AdminToken;
import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.IdentityConfig;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Signs people in. What is wrong is not said, and takes as long whatever it is. */
@Singleton
public class Logins {

  private final AccountStore accounts;
  private final TokenStore tokens;
  private final Passwords passwords;
  private final AdminToken adminToken;
  private final IdentityConfig config;

  Logins(
      AccountStore accounts,
      TokenStore tokens,
      Passwords passwords,
      AdminToken adminToken,
      IdentityConfig config) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.passwords = passwords;
    this.adminToken = adminToken;
    this.config = config;
  }

  /**
   * @throws ProblemException 401
   */
  NewSession signIn(String email, String password) {
    Optional<Account> account = accounts.byEmail(email);
    boolean right =
        passwords.matches(password, account.map(found -> found.passwordHash).orElse(null));
    boolean firstAdmin = account.filter(Logins::isFirstAdmin).isPresent();
    if (account.isEmpty() || !(right || (firstAdmin && adminToken.matches(password)))) {
      throw ProblemException.of(
          ProblemType.UNAUTHENTICATED, "The e-mail address or the password is wrong.");
    }
    return tokens.startSession(Objects.requireNonNull(account.get().id), config.sessionLifetime());
  }

  /**
   * Signs in whom somebody else has identified, once their word for the address is checked.
   *
   * @param email in lower case
   * @param create whether a stranger becomes a user, without any rights
   * @return empty when there is no such user
   */
  public Optional<NewSession> signInAs(String email, String name, boolean create) {
    Optional<Account> known = accounts.byEmail(email);
    Optional<Account> account = create ? known.or(() -> accounts.signUp(email, name)) : known;
    return account
        .filter(found -> !isFirstAdmin(found))
        .map(
            found ->
                tokens.startSession(Objects.requireNonNull(found.id), config.sessionLifetime()));
  }

  /**
   * Changes the password of somebody who has signed in; their other sessions end.
   *
   * @throws ProblemException 400 when {@code current} is wrong, 401 for whoever has been removed
   *     meanwhile, 409 for whoever has no password
   */
  void changePassword(ApiCaller caller, UUID session, String current, String next) {
    Account account =
        accounts
            .byEmail(caller.name())
            .orElseThrow(
                () -> ProblemException.of(ProblemType.UNAUTHENTICATED, "You have been removed."));
    String hash = account.passwordHash;
    if (hash == null) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          isFirstAdmin(account)
              ? "admin@localhost signs in with the admin token: set another ARGUS_ADMIN_TOKEN."
              : "You sign in with a provider, and have no password here.");
    }
    if (!passwords.matches(current, hash)) {
      throw ProblemException.invalid("current", "current is not your password.");
    }
    tokens.changePassword(caller, session, passwords.hash(next));
  }

  private static boolean isFirstAdmin(Account account) {
    return Objects.requireNonNull(account.id).toString().equals(ApiCaller.FIRST_ADMIN);
  }
}
