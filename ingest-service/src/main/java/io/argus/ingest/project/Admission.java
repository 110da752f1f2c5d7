package io.argus.ingest.project;

import io.argus.contracts.run.IdentityPatterns;
import java.util.List;

/**
 * What becomes of a post.
 *
 * @param recorded false = it is dropped
 * @param identity what its project leaves out of the identity of cases
 * @param warnings for the poster
 */
public record Admission(boolean recorded, IdentityPatterns identity, List<String> warnings) {

  public Admission {
    warnings = List.copyOf(warnings);
  }
}
