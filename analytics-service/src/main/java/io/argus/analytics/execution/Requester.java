package io.argus.analytics.execution;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose executions the caller may see and manage: an admin all, everybody else their own. */
@RequestScoped
class Requester {

  private final Caller caller;
  private final SecurityIdentity identity;

  @Inject
  Requester(Caller caller, SecurityIdentity identity) {
    this.caller = caller;
    this.identity = identity;
  }

  String id() {
    return caller.id();
  }

  boolean isAdmin() {
    return identity.hasRole(Caller.ADMIN);
  }

  /** Slugs of what the caller sees; null = every project. */
  @Nullable List<String> projects() {
    return caller.visibleProjects().orElse(null);
  }

  /** Slugs of where the caller may have tests run, and run them; null = every project. */
  @Nullable List<String> runProjects() {
    return isAdmin() ? null : caller.ingestProjects().orElse(null);
  }

  boolean reaches(TestCaseRef testCase) {
    return caller.reaches(testCase.project());
  }

  /**
   * @throws ProblemException 403 unless the caller may have tests of the project run
   */
  void mustRun(String project) {
    if (!isAdmin() && !caller.posts(project)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "The token may not run tests of project " + project + ".");
    }
  }

  boolean manages(Execution execution) {
    return isAdmin() || execution.userId.equals(id());
  }
}
