package io.argus.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who is asking, as the gateway's short-lived token says. The token's {@code groups} are roles
 * ({@link #READ}, {@link #INGEST}, {@link #ADMIN}): what the caller may do at all. Where, the
 * claims say that list projects, as slugs or {@code *}; a role without its project is worth
 * nothing.
 */
@RequestScoped
public class Caller {

  public static final String READ = "read";
  public static final String INGEST = "ingest";
  public static final String ADMIN = "admin";

  /** The claim that lists the caller's projects, whatever the caller may do there. */
  public static final String PROJECTS_CLAIM = "projects";

  /** The claim that lists those of them that the caller may post to. */
  public static final String INGEST_CLAIM = "ingest";

  /** The claim that lists those of them that the caller may administer. */
  public static final String OWNS_CLAIM = "owns";

  /** Stands for every project. */
  public static final String EVERY_PROJECT = "*";

  private final JsonWebToken token;

  @Inject
  public Caller(JsonWebToken token) {
    this.token = token;
  }

  /** Who it is: the subject of the token, the same for all tokens of a user. */
  public String id() {
    return token.getSubject();
  }

  /** The projects the caller may see; empty = every one. */
  public Optional<List<String>> visibleProjects() {
    return unlessEvery(listed(PROJECTS_CLAIM));
  }

  /** The projects the caller may post to; empty = every one. */
  public Optional<List<String>> ingestProjects() {
    return unlessEvery(listed(INGEST_CLAIM));
  }

  /** True when the caller may use the project, existing or not. */
  public boolean reaches(String project) {
    return lists(PROJECTS_CLAIM, project);
  }

  /** True when the caller may post to the project. */
  public boolean posts(String project) {
    return lists(INGEST_CLAIM, project);
  }

  /** True when the caller may change the project's settings. */
  public boolean owns(String project) {
    return lists(OWNS_CLAIM, project);
  }

  private boolean lists(String claim, String project) {
    Set<String> projects = listed(claim);
    return projects.contains(EVERY_PROJECT) || projects.contains(project);
  }

  private static Optional<List<String>> unlessEvery(Set<String> projects) {
    return projects.contains(EVERY_PROJECT)
        ? Optional.empty()
        : Optional.of(projects.stream().sorted().toList());
  }

  private Set<String> listed(String claim) {
    if (token.getClaim(claim) instanceof Iterable<?> values) {
      Set<String> projects = new HashSet<>();
      for (Object value : values) {
        projects.add(value instanceof JsonString json ? json.getString() : value.toString());
      }
      return projects;
    }
    return Set.of();
  }
}
