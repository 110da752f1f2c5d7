package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Users; each method is a transaction. */
@ApplicationScoped
class AccountStore implements PanacheRepositoryBase<Account, UUID> {

  private final Audit audit;
  private final Clock clock;

  AccountStore(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Page<UserView> page(int limit, int offset) {
    return Pages.of(findAll(Sort.by("email")), limit, offset, UserView::from);
  }

  @Transactional
  Optional<Account> byEmail(String email) {
    return find("email", email).firstResultOptional();
  }

  /**
   * @throws ProblemException 409 when the address has a user
   */
  @Transactional
  UserView create(ApiCaller actor, NewUser user, String passwordHash) {
    Account account = new Account();
    account.name = user.name();
    account.email = user.email();
    account.passwordHash = passwordHash;
    account.admin = user.admin();
    account.createdAt = clock.instant();
    try {
      persistAndFlush(account);
    } catch (ConstraintViolationException e) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "There is a user with the e-mail address " + user.email() + ".");
    }
    audit.record(actor, "user.created", account.email, account.admin ? "admin" : null);
    return UserView.from(account);
  }

  /**
   * The user with this address, made now unless there is one: without password or rights, on the
   * word of the provider they sign in with.
   */
  @Transactional
  Optional<Account> signUp(String email, String name) {
    int made =
        getEntityManager()
            .createNativeQuery(
                """
                insert into account (name, email, admin, created_at) values (:name, :email, false, :now)
                on conflict (email) do nothing
                """)
            .setParameter("name", name)
            .setParameter("email", email)
            .setParameter("now", clock.instant())
            .executeUpdate();
    Optional<Account> account = byEmail(email);
    if (made > 0) {
      account.ifPresent(
          user ->
              audit.record(
                  Objects.requireNonNull(user.id), email, "user.created", email, "by sign-on"));
    }
    return account;
  }

  /**
   * @throws ProblemException 404, or 409 for the first admin
   */
  @Transactional
  void mustBeRemovable(UUID id) {
    removable(id);
  }

  /**
   * Removes a user with all memberships and tokens.
   *
   * @throws ProblemException 404, or 409 for the first admin
   */
  @Transactional
  void delete(ApiCaller actor, UUID id) {
    Account account = removable(id);
    audit.record(actor, "user.deleted", account.email, null);
    delete(account);
  }

  private Account removable(UUID id) {
    if (id.toString().equals(ApiCaller.FIRST_ADMIN)) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "admin@localhost stays: it is who signs in with the admin token.");
    }
    return existing(id);
  }

  /**
   * Nobody else changes or removes the user, nor what belongs to them, until the transaction ends.
   *
   * @throws ProblemException 404
   */
  Account existing(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(
            () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no user " + id + "."));
  }
}
