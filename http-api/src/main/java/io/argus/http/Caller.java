package io.argus.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who is asking, as the gateway's short-lived token says. The token's {@code groups} are roles
 * ({@link #READ}, {@link #INGEST}, {@link #ADMIN}); its {@code projects} are slugs, or {@code *}.
 */
@RequestScoped
public class Caller {

  public static final String READ = "read";
  public static final String INGEST = "ingest";
  public static final String ADMIN = "admin";

  /** The claim that lists the caller's projects. */
  public static final String PROJECTS_CLAIM = "projects";

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
    Set<String> projects = projects();
    return projects.contains(EVERY_PROJECT)
        ? Optional.empty()
        : Optional.of(projects.stream().sorted().toList());
  }

  /** True when the caller may use the project, existing or not. */
  public boolean reaches(String project) {
    Set<String> projects = projects();
    return projects.contains(EVERY_PROJECT) || projects.contains(project);
  }

  private Set<String> projects() {
    Object claim = token.getClaim(PROJECTS_CLAIM);
    if (claim instanceof Iterable<?> values) {
      Set<String> projects = new java.util.HashSet<>();
      for (Object value : values) {
        projects.add(
            value instanceof jakarta.json.JsonString json ? json.getString() : value.toString());
      }
      return projects;
    }
    return Set.of();
  }
}
