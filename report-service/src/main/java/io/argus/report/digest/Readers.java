package io.argus.report.digest;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who may see and change what: readers of a project all of its subscriptions. */
@RequestScoped
class Readers {

  /** As the gateway calls whoever reads without a token. */
  private static final String ANONYMOUS = "anonymous";

  private final Caller caller;
  private final JsonWebToken token;
  private final Editions editions;
  private final SubscriptionStore subscriptions;

  Readers(Caller caller, JsonWebToken token, Editions editions, SubscriptionStore subscriptions) {
    this.caller = caller;
    this.token = token;
    this.editions = editions;
    this.subscriptions = subscriptions;
  }

  /**
   * The projects whose addresses the caller may see; null = every one.
   *
   * @throws ProblemException 403 for a caller without a token
   */
  @Nullable List<String> visible() {
    if (ANONYMOUS.equals(token.getName())) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "E-mail addresses are shown to callers with a token only.");
    }
    return caller.visibleProjects().orElse(null);
  }

  /**
   * @throws ProblemException 404 unless there is such a project, for this caller
   */
  void needProject(String project) {
    if (!editions.callerSees(project)) {
      throw ProblemException.of(ProblemType.NOT_FOUND, "There is no project " + project + ".");
    }
  }

  /** Who is asking. */
  String id() {
    return caller.id();
  }

  /**
   * @throws ProblemException 404 unless there is such a subscription, for this caller; 403 unless
   *     the caller made it or owns its project
   */
  void mustEnd(UUID id) {
    visible();
    Subscription found =
        subscriptions
            .find(id)
            .filter(one -> caller.reaches(one.project()))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.NOT_FOUND, "There is no subscription " + id + "."));
    if (!found.createdBy().equals(id()) && !caller.owns(found.project())) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "Who subscribed may end this, and owners of project " + found.project() + ".");
    }
  }
}
