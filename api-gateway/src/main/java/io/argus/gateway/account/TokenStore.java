package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.TokenHash;
import io.argus.gateway.identity.TokenSecret;
import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Tokens and sessions; each method is a transaction. */
@ApplicationScoped
class TokenStore implements PanacheRepositoryBase<Token, UUID> {

  private final AccountStore accounts;
  private final Audit audit;
  private final Clock clock;

  TokenStore(AccountStore accounts, Audit audit, Clock clock) {
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * API tokens, newest first.
   *
   * @param userId null = everybody's
   */
  @Transactional
  Page<TokenView> page(@Nullable UUID userId, int limit, int offset) {
    Sort newest = Sort.descending("createdAt", "id");
    PanacheQuery<Token> tokens =
        userId == null
            ? find("not session", newest)
            : find("not session and account.id = ?1", newest, userId);
    return Pages.of(tokens, limit, offset, TokenView::from);
  }

  /**
   * Makes an API token; the answer is the only thing that will ever hold it.
   *
   * @param idempotencyKey a second token with the same is refused
   * @throws ProblemException 404 when there is no such user, 409 for a key that was used
   */
  @Transactional
  TokenView create(ApiCaller actor, UUID userId, NewToken wanted, @Nullable String idempotencyKey) {
    TokenSecret secret = TokenSecret.random();
    Token token = token(accounts.existing(userId), secret);
    token.name = wanted.name();
    token.scopes = wanted.scopes();
    token.projects = wanted.projects();
    token.expiresAt = wanted.expiresAt();
    token.idempotencyHash = idempotencyKey == null ? null : TokenHash.of(idempotencyKey).bytes();
    try {
      persistAndFlush(token);
    } catch (ConstraintViolationException e) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          "A token was made with this Idempotency-Key. It was shown once: if it is lost, revoke it"
              + " and make another with a new key.");
    }
    TokenView view = TokenView.of(token, secret.value());
    audit.record(
        actor,
        "token.created",
        view.id().toString(),
        "%s of %s: %s on %s"
            .formatted(view.name(), view.userEmail(), view.scopes(), view.projects()));
    return view;
  }

  /** The id of the user whose API token this is. */
  @Transactional
  Optional<UUID> userOf(UUID id) {
    return findByIdOptional(id)
        .filter(token -> !token.session)
        .map(token -> token.account)
        .map(account -> account.id);
  }

  @Transactional
  void revoke(ApiCaller actor, UUID id) {
    Optional<Token> found = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    if (found.isPresent()) {
      TokenView view = TokenView.from(found.get());
      audit.record(actor, "token.revoked", id.toString(), view.name() + " of " + view.userEmail());
      delete(found.get());
    }
  }

  /**
   * Signs a user in, who can do with a session all that the user can; sweeps sessions that are
   * over.
   */
  @Transactional
  NewSession startSession(UUID userId, Duration lifetime) {
    Instant now = clock.instant();
    // Before any token, as whoever changes or removes the user: nobody waits for each other.
    Account account = accounts.existing(userId);
    delete("session and expiresAt < ?1", now);
    TokenSecret secret = TokenSecret.random();
    Token token = token(account, secret);
    token.session = true;
    token.name = "session";
    token.scopes = ApiCaller.EVERY_SCOPE.stream().sorted().toList();
    token.projects = List.of(Caller.EVERY_PROJECT);
    Instant expiresAt = now.plus(lifetime);
    token.expiresAt = expiresAt;
    persist(token);
    return new NewSession(secret, expiresAt);
  }

  @Transactional
  void endSession(UUID id) {
    delete("id = ?1 and session", id);
  }

  /** Gives the user another password and ends their sessions but the one that says so. */
  @Transactional
  void changePassword(ApiCaller actor, UUID session, String passwordHash) {
    Account account = accounts.existing(UUID.fromString(actor.id()));
    account.passwordHash = passwordHash;
    delete("account = ?1 and session and id <> ?2", account, session);
    audit.record(actor, "password.changed", account.email, null);
  }

  private Token token(Account account, TokenSecret secret) {
    Token token = new Token();
    token.account = account;
    token.hash = secret.hash().bytes();
    token.createdAt = clock.instant();
    return token;
  }
}
