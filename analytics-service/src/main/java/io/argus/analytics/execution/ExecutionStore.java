package io.argus.analytics.execution;

import io.argus.http.Slice;
import io.argus.http.TimeCursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Rows of {@code execution} and {@code execution_step}, within the caller's transaction. */
@ApplicationScoped
class ExecutionStore implements PanacheRepositoryBase<Execution, UUID> {

  /** Of PESSIMISTIC_WRITE: what somebody else has locked is passed over. */
  private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";

  private static final int SKIP_LOCKED = -2;

  private static final Sort NEWEST_FIRST =
      Sort.descending("createdAt").and("id", Sort.Direction.Descending);

  private static final String NEXT_PENDING =
      """
      select e.id
      from execution e
      join project p on p.id = e.project_id
      join test_case c on c.case_id = e.test_case_id and c.project_id = e.project_id
      join suite s on s.id = c.suite_id
      where e.status = 'PENDING'
        and (? or e.user_id = ?)
        and (?::text[] is null or p.slug = any (?::text[]))
        and p.slug = coalesce(?, p.slug)
        and s.slug = coalesce(?, s.slug)
        and (?::text is null or e.browser = ?)
        and (?::text is null or e.environment = ?)
        and e.test_case_id = coalesce(?::uuid, e.test_case_id)
      order by e.created_at, e.id
      limit 1
      for update of e skip locked
      """;

  private static final String LOCK_KEY = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  private static final String LOCK_USER = "select pg_advisory_xact_lock(hashtextextended(?, 1))";

  private static final String SHARE_USER =
      "select pg_advisory_xact_lock_shared(hashtextextended(?, 1))";

  private static final String IS_REMOVED =
      "select exists (select from removed_user where user_id = :user)";

  private static final String REMOVE =
      "insert into removed_user (user_id) values (:user) on conflict do nothing";

  private final EntityManager entities;

  @Inject
  ExecutionStore(EntityManager entities) {
    this.entities = entities;
  }

  /** What the transaction reads from here on is of one moment; it must not have read before. */
  void readSnapshot() {
    execute("set transaction isolation level repeatable read, read only");
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<Execution> lock(UUID id) {
    return locked("id", id).stream().findFirst();
  }

  /**
   * Those with this value; nobody else changes them until the transaction ends. Always in the same
   * order, so that nobody waits for each other.
   */
  List<Execution> locked(String member, Object value) {
    return find(member, Sort.by("id"), value).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  /** One request after the other of whoever uses the key; the one that had it before, locked. */
  Optional<Execution> withKey(String userId, String key) {
    execute(LOCK_KEY, userId + "/" + key);
    return find("userId = ?1 and idempotencyKey = ?2", userId, key)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** Whether the user is no more; one who is there stays until the transaction ends. */
  boolean isRemoved(String userId) {
    execute(SHARE_USER, userId);
    return (boolean)
        entities.createNativeQuery(IS_REMOVED).setParameter("user", userId).getSingleResult();
  }

  /** Waits for what the user is asking for just now; nothing comes after it. */
  void remove(String userId) {
    execute(LOCK_USER, userId);
    entities.createNativeQuery(REMOVE).setParameter("user", userId).executeUpdate();
  }

  /** A page and one more, if there are more. */
  List<Execution> newest(ExecutionSearch.Conditions conditions, Slice<TimeCursor> slice) {
    String hql = conditions.hql();
    Map<String, Object> values = new HashMap<>(conditions.parameters());
    TimeCursor after = slice.after();
    if (after != null) {
      hql += " and (createdAt, id) < (:at, :id)";
      values.put("at", after.at());
      values.put("id", after.id());
    }
    return find(hql, NEWEST_FIRST, values).range(slice.offset(), slice.lastIndex()).list();
  }

  /** The one that has waited longest of those that nobody else is about to claim; locked. */
  Optional<Execution> nextPending(Requester by, ClaimRequest.Filters filters) {
    UUID id =
        entities
            .unwrap(Session.class)
            .doReturningWork(
                connection -> {
                  try (PreparedStatement select = connection.prepareStatement(NEXT_PENDING)) {
                    List<String> projects = by.runProjects();
                    Object slugs =
                        projects == null
                            ? null
                            : connection.createArrayOf("text", projects.toArray());
                    int at = 0;
                    select.setBoolean(++at, by.isAdmin());
                    select.setString(++at, by.id());
                    select.setObject(++at, slugs);
                    select.setObject(++at, slugs);
                    select.setString(++at, filters.project());
                    select.setString(++at, filters.suiteId());
                    select.setString(++at, filters.browser());
                    select.setString(++at, filters.browser());
                    select.setString(++at, filters.environment());
                    select.setString(++at, filters.environment());
                    select.setObject(++at, filters.testCaseId());
                    return first(select);
                  }
                });
    return id == null ? Optional.empty() : findByIdOptional(id);
  }

  /** Some whose runners have been silent for too long; locked. */
  List<Execution> lapsed(Instant now, int most) {
    return find("status = RUNNING and leasedUntil < ?1", now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(LOCK_TIMEOUT, SKIP_LOCKED)
        .page(0, most)
        .list();
  }

  /** In their order. */
  List<ExecutionStep> steps(UUID executionId) {
    return entities
        .createQuery(
            "from ExecutionStep s where s.executionId = :id order by s.number", ExecutionStep.class)
        .setParameter("id", executionId)
        .getResultList();
  }

  Optional<ExecutionStep> step(UUID executionId, int number) {
    return Optional.ofNullable(
        entities.find(ExecutionStep.class, new ExecutionStep.Key(executionId, number)));
  }

  /** Adds the step, or replaces the one of its number. */
  void put(ExecutionStep step) {
    entities.merge(step);
    entities.flush();
  }

  void deleteSteps(UUID executionId) {
    entities
        .createQuery("delete from ExecutionStep s where s.executionId = :id")
        .setParameter("id", executionId)
        .executeUpdate();
  }

  private void execute(String sql, String... parameters) {
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                  statement.setString(i + 1, parameters[i]);
                }
                statement.execute();
              }
            });
  }

  private static @Nullable UUID first(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getObject(1, UUID.class) : null;
    }
  }
}
