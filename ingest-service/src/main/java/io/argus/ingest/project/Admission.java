package io.argus.ingest.project;

import java.util.List;

/**
 * What becomes of a post.
 *
 * @param recorded false = it is dropped
 * @param warnings for the poster
 */
public record Admission(boolean recorded, List<String> warnings) {

  public Admission {
    warnings = List.copyOf(warnings);
  }
}
