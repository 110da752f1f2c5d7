package io.argus.contracts.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case's public id: a hash of its identity, the same in every run, installation and export. An
 * instance gives those of one suite, to one thread.
 */
public final class CaseId {

  private static final UUID NAMESPACE = UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");

  private final NameBasedId ids;

  public CaseId(String project, String suiteId) {
    this.ids = new NameBasedId(NAMESPACE, "argus-case", project, suiteId);
  }

  public UUID of(
      @Nullable String suiteName,
      @Nullable String className,
      String name,
      @Nullable String variant) {
    return ids.of(suiteName, className, name, variant);
  }

  public static UUID of(
      String project,
      String suiteId,
      @Nullable String suiteName,
      @Nullable String className,
      String name,
      @Nullable String variant) {
    return new CaseId(project, suiteId).of(suiteName, className, name, variant);
  }
}
