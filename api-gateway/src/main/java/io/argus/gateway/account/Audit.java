package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.http.NumberCursor;
import io.argus.http.Page;
import io.argus.http.Slice;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of administrative acts. Nothing changes or removes its rows. */
@ApplicationScoped
public class Audit implements PanacheRepositoryBase<AuditEntry, Long> {

  private final Clock clock;

  Audit(Clock clock) {
    this.clock = clock;
  }

  /** Writes down an act, in the transaction that does it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(ApiCaller actor, String action, String subject, @Nullable String detail) {
    record(UUID.fromString(actor.id()), actor.name(), action, subject, detail);
  }

  /** Writes down what somebody did before they were signed in. */
  @Transactional(Transactional.TxType.MANDATORY)
  void record(UUID actorId, String actor, String action, String subject, @Nullable String detail) {
    AuditEntry entry = new AuditEntry();
    entry.at = clock.instant();
    entry.actorId = actorId;
    entry.actor = actor;
    entry.action = action;
    entry.subject = subject;
    entry.detail = detail;
    persist(entry);
  }

  /** Newest first. */
  @Transactional
  Page<AuditView> page(Slice<NumberCursor> slice) {
    NumberCursor after = slice.after();
    Sort newestFirst = Sort.descending("id");
    PanacheQuery<AuditEntry> query =
        after == null ? findAll(newestFirst) : find("id < ?1", newestFirst, after.number());
    List<AuditEntry> found = query.range(slice.offset(), slice.lastIndex()).list();
    return slice
        .page(found, count(), entry -> new NumberCursor(entry.id).text())
        .map(AuditView::from);
  }
}
