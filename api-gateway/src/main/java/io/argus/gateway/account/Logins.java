package io.argus.gateway.account;

import io.argus.gateway.identity.AdminToken;
import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.IdentityConfig;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;

/** Signs people in. What is wrong is not said, and takes as long whatever it is. */
@Singleton
class Logins {

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

  private static boolean isFirstAdmin(Account account) {
    return Objects.requireNonNull(account.id).toString().equals(ApiCaller.FIRST_ADMIN);
  }
}
