package io.argus.ingest.project;

import java.util.Optional;
import java.util.Set;

/**
 * Who posts, kept for work that goes on after the request.
 *
 * @param projects that they may post to; empty = every one
 * @param token of the request, under which the owner of the settings is asked; it expires
 */
public record Poster(Optional<Set<String>> projects, String token) {

  public Poster {
    projects = projects.map(Set::copyOf);
  }

  /** True when the poster may post to the project, existing or not. */
  boolean reaches(String project) {
    return projects.isEmpty() || projects.get().contains(project);
  }
}
