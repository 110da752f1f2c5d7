package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.Role;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Members of projects; each method is a transaction. */
@ApplicationScoped
class MemberStore implements PanacheRepositoryBase<Member, Member.Key> {

  private final AccountStore accounts;
  private final Audit audit;

  MemberStore(AccountStore accounts, Audit audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  @Transactional
  Page<MemberView> page(String project, int limit, int offset) {
    return Pages.of(
        find("project = ?1", Sort.by("account.email"), project), limit, offset, MemberView::from);
  }

  /**
   * Makes the user a member in this role, whatever they were before.
   *
   * @throws ProblemException 404 when there is no such user
   */
  @Transactional
  MemberView set(ApiCaller actor, String project, UUID userId, Role role) {
    Account account = accounts.existing(userId);
    Member member = findById(new Member.Key(userId, project));
    if (member == null) {
      member = new Member();
      member.account = account;
      member.project = project;
    }
    member.roleId = role.id();
    persist(member);
    audit.record(actor, "member.set", project, account.email + ": " + role.id());
    return MemberView.from(member);
  }

  /**
   * @throws ProblemException 404 when there is no such user, or they are no member
   */
  @Transactional
  void remove(ApiCaller actor, String project, UUID userId) {
    accounts.existing(userId);
    Member member = findById(new Member.Key(userId, project));
    if (member == null) {
      throw ProblemException.of(
          ProblemType.NOT_FOUND, "Project " + project + " has no member " + userId + ".");
    }
    audit.record(actor, "member.removed", project, MemberView.from(member).email());
    delete(member);
  }
}
